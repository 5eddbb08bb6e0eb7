import type { NoteReason } from "../../experiment/note-reason";
import { makesFeatures, type PreparationStep, type StepKind } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { dateOf } from "../apply-cells";
import { isPictures } from "../images/picture-column";
import { onDemand } from "../on-demand";
import type { Pieces } from "../pieces";
import { encode } from "./encode";
import { labelNote } from "./hand-labels";
import { mergeSpellings, readMarks, relabel, shortenLabels, type Repaired } from "./labels";
import { impute } from "./gaps";
import { convertUnits, hasCodes, parseQuantities, scale, splitDates, takeLog } from "./numbers";
import { repairOutliers } from "./outliers";
import { dropDuplicates, dropOutlierRows, dropRowsMissing } from "./row-steps";
import { bin, takePower, winsorize } from "./shapes";
import { knownRows, nameOf, type Work, type WorkColumn } from "./work";

/** Text is rare among tables, and what learns from it weighs. Work at once needs it fetched beforehand. */
export const textSteps = onDemand(() => import("./text-steps"));

/** So are pictures. */
export const pictureSteps = onDemand(() => import("./picture-steps"));

/** A step that is spelt out. */
export type ExplicitStep = Exclude<PreparationStep, { step: "auto" }>;

/**
 * Does one step to the work, in pieces of a column, and says what it did. A column that is not there is passed over with
 * a note, and so is the target where the step is for features: it is repaired, but not filled, rescaled or encoded.
 * @param reasons column → why a planned step names it; "asked" where absent
 */
export function* applyStep(
  work: Work,
  step: ExplicitStep,
  reasons?: ReadonlyMap<string, NoteReason>,
): Pieces<PreparationNote[]> {
  // Rows are drawn again when everything else is done: see `resampled`.
  if (step.step === "resample") return [];
  // So are changed copies of pictures: see `withCopies`.
  if (step.step === "augment") return [];
  // Done before all others: see `handLabelled`.
  if (step.step === "label-rows") return [labelNote(step, work.sourceRows)];
  const named = "column" in step ? [step.column] : step.columns;
  const present = new Set(work.columns.map(nameOf));
  const notes: PreparationNote[] = [];
  if (named !== "all") {
    for (const column of named) {
      if (!present.has(column)) notes.push({ step: step.step, column, reason: "no-such-column", changed: 0 });
    }
  }
  const sparesTarget = makesFeatures(step.step);
  if (sparesTarget && named !== "all" && named.includes(work.target) && present.has(work.target)) {
    notes.push({ step: step.step, column: work.target, reason: "target-kept", changed: 0 });
  }
  const chosen = work.columns.filter((one) =>
    named === "all"
      ? meansAll(work, step, one)
      : named.includes(nameOf(one)) && !(sparesTarget && nameOf(one) === work.target),
  );
  function* eachColumn(repair: (one: WorkColumn) => Repaired | Pieces<Repaired>): Pieces<void> {
    for (const one of chosen) {
      yield;
      if (one.features && step.step !== "scale") {
        notes.push({ step: step.step, column: nameOf(one), reason: "already-encoded", changed: 0 });
        continue;
      }
      const fittedOn = fitting.has(step.step) ? knownRows(work, one) : 0;
      const answer = repair(one);
      const repaired = "next" in answer ? yield* answer : answer;
      work.columns = work.columns.map((other) => (other === one ? repaired.column : other));
      notes.push(...repaired.notes.map((note) => (fitted.has(note.reason) ? { ...note, fittedOn } : note)));
    }
  }
  switch (step.step) {
    case "drop-columns":
      work.columns = work.columns.filter((one) => !chosen.includes(one) || nameOf(one) === work.target);
      for (const one of chosen) {
        const isTarget = nameOf(one) === work.target;
        const reason = isTarget ? "target-kept" : (reasons?.get(nameOf(one)) ?? "asked");
        notes.push({ step: step.step, column: nameOf(one), reason });
      }
      break;
    case "drop-duplicates":
      notes.push(...dropDuplicates(work, chosen));
      break;
    case "drop-rows-missing":
      notes.push(...dropRowsMissing(work, chosen));
      break;
    case "missing-marks":
      yield* eachColumn((one) => readMarks(work, one, step.marks));
      break;
    case "merge-spellings":
      yield* eachColumn((one) => mergeSpellings(work, one));
      break;
    case "relabel":
      yield* eachColumn((one) => relabel(work, one, step.labels));
      break;
    case "shorten-labels":
      yield* eachColumn((one) => shortenLabels(work, one, step));
      break;
    case "convert-units":
      yield* eachColumn((one) => convertUnits(work, one, step.below, step.factor));
      break;
    case "outliers":
      if (step.action === "drop-rows") notes.push(...dropOutlierRows(work, chosen, step));
      else yield* eachColumn((one) => repairOutliers(work, one, step));
      break;
    case "date-parts":
      for (const one of chosen) {
        yield;
        const split = splitDates(work, one);
        work.columns = work.columns.flatMap((other) => (other === one ? split.columns : [other]));
        notes.push(...split.notes);
      }
      break;
    case "impute":
      yield* eachColumn((one) => impute(work, one, step));
      break;
    case "log":
      yield* eachColumn((one) => takeLog(work, one));
      break;
    case "encode":
      yield* eachColumn((one) => encode(work, one, step));
      break;
    case "words":
      yield* eachColumn(function* (one) {
        return yield* (yield* textSteps.inPieces()).toWords(work, one, step);
      });
      break;
    case "subwords":
      yield* eachColumn(function* (one) {
        return yield* (yield* textSteps.inPieces()).toSubwords(work, one, step);
      });
      break;
    case "embeddings":
      yield* eachColumn(function* (one) {
        return yield* (yield* textSteps.inPieces()).toEmbeddings(work, one, step);
      });
      break;
    case "pixels":
      yield* eachColumn(function* (one) {
        return yield* (yield* pictureSteps.inPieces()).toPixels(work, one, step);
      });
      break;
    case "power":
      yield* eachColumn((one) => takePower(work, one));
      break;
    case "bin":
      yield* eachColumn((one) => bin(work, one, step));
      break;
    case "winsorize":
      yield* eachColumn((one) => winsorize(work, one, step));
      break;
    case "parse-quantities":
      yield* eachColumn((one) => parseQuantities(work, one, step.units));
      break;
    case "scale":
      yield* eachColumn((one) => scale(work, one, step.as));
      break;
    default:
      step satisfies never;
  }
  return notes;
}

/** Reasons of notes that tell of a statistic, and the steps that have one. */
const fitted = new Set<NoteReason>([
  "median",
  "mean",
  "most-frequent",
  "by-group",
  "nearest",
  "clipped",
  "outside-missing",
  "winsorized",
  "power",
  "bins",
  "frequency",
  "target-mean",
  "one-hot",
  "ordinal",
  "top-levels",
  "standardize",
  "min-max",
  "robust",
  "words",
  "subwords",
  "embeddings",
]);
const fitting = new Set<StepKind>([
  "impute",
  "outliers",
  "winsorize",
  "power",
  "bin",
  "encode",
  "scale",
  "words",
  "subwords",
  "embeddings",
]);

/** Which columns "all" stands for: those the step has something to do with, and the target only where it is repaired. */
function meansAll(work: Work, step: ExplicitStep, one: WorkColumn): boolean {
  const isTarget = nameOf(one) === work.target;
  const { column } = one;
  switch (step.step) {
    case "drop-duplicates":
    case "drop-rows-missing":
    case "missing-marks":
      return !one.features;
    case "merge-spellings":
    case "shorten-labels":
      return column.kind === "text" && !one.features;
    case "outliers":
    case "winsorize":
    case "log":
    case "power":
    case "bin":
      return column.kind === "number" && !one.features && !isTarget;
    case "scale":
      return (one.features ? hasCodes(one) : column.kind === "number") && !isTarget;
    case "date-parts":
      return column.kind === "text" && !isTarget && !one.features && isDates(column.labels);
    case "impute":
      return !one.features && !isTarget;
    case "encode":
    case "words":
    case "subwords":
    case "embeddings":
      return column.kind === "text" && !one.features && !isTarget;
    case "pixels":
      return isPictures(column) && !one.features && !isTarget;
    case "parse-quantities":
    case "augment":
    case "resample":
    case "drop-columns":
    case "relabel":
    case "label-rows":
    case "convert-units":
      return false;
    default:
      step satisfies never;
      return false;
  }
}

/** At least 95 in 100 labels are dates. */
function isDates(labels: readonly string[]): boolean {
  const dates = labels.filter((label) => dateOf(label) !== null).length;
  return labels.length > 0 && dates >= 0.95 * labels.length;
}
