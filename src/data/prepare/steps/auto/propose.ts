import type { NoteReason } from "../../../../experiment/note-reason";
import type { ColumnKind } from "../../../../experiment/table-profile";
import { kindOf, strayLabels } from "../../../column-kind";
import { picturesIn } from "../../../images/picture-column";
import type { Pieces } from "../../../pieces";
import { writtenUnits } from "../../../profile/text-units";
import { numbersIn, spread } from "../../../statistics";
import type { ExplicitStep } from "../../step-rule";
import { mostLevels } from "../encode/most-levels";
import { spellings } from "../merge-spellings/spellings";
import { nameOf, type Work, type WorkColumn } from "../../work";

/** A step that the table's state asks for, with the reason for each column where they differ. */
export interface Proposal {
  readonly step: ExplicitStep;
  readonly reasons?: ReadonlyMap<string, NoteReason>;
}

/** Skewness past which a logarithm is taken; an exponential distribution has 2. */
const longTail = 2;

/** What is still unrepaired, judged on the training rows, as steps in an order that works; in pieces, one a column. */
export function* proposing(work: Work): Pieces<Proposal[]> {
  const features = work.columns.filter((one) => nameOf(one) !== work.target && !one.features);
  const dropped = new Map<string, NoteReason>();
  const stray: Proposal[] = [];
  const dates: string[] = [];
  const labels: string[] = [];
  const pictures: ExplicitStep[] = [];
  const numbers: WorkColumn[] = [];
  for (const one of features) {
    yield;
    const name = nameOf(one);
    const { kind, present, distinct } = kindOf(one.column, work.training, work.sourceRows);
    const reason = reasonToDrop(work, one, kind, present, distinct);
    const marks =
      one.column.kind === "text" ? strayLabels(one.column, work.training, work.table.reading.decimal) : null;
    if (marks && marks.length <= 20 && reason !== "split-column") {
      stray.push({ step: { step: "missing-marks", columns: [name], marks } });
      numbers.push(one);
      continue;
    }
    const units = reason && !asText.has(reason) ? null : quantityUnits(work, one);
    if (units) {
      stray.push({ step: { step: "parse-quantities", columns: [name], units } });
      numbers.push(one);
    } else if (reason) dropped.set(name, reason);
    else if (kind === "image") pictures.push(pixelsStep(one));
    else if (kind === "date") dates.push(name);
    else if (one.column.kind === "text") labels.push(name);
    else numbers.push(one);
  }
  const encoded = work.columns.some((one) => one.features);
  const others = stray.length + pictures.length + dates.length + labels.length + numbers.length;
  // Where there is nothing else, the texts are what is to be learned from.
  const prose =
    encoded || others > 0 ? [] : [...dropped].filter(([, reason]) => reason === "text").map(([name]) => name);
  for (const name of prose) dropped.delete(name);
  const steps: Proposal[] = [...stray];
  const add = (columns: readonly unknown[], step: ExplicitStep, reasons?: ReadonlyMap<string, NoteReason>): void => {
    if (columns.length > 0) steps.push(reasons ? { step, reasons } : { step });
  };
  add([...dropped.keys()], { step: "drop-columns", columns: [...dropped.keys()] }, dropped);
  const misspelt = [...labels, work.target].filter((name) => hasSpellings(work, name));
  add(misspelt, { step: "merge-spellings", columns: misspelt });
  for (const step of pictures) steps.push({ step });
  add(prose, { step: "words", columns: prose, most: 300, as: "tf-idf" });
  add(dates, { step: "date-parts", columns: dates });
  const tailed = numbers.filter((one) => isLongTailed(work, one)).map(nameOf);
  add(tailed, { step: "log", columns: tailed });
  // Always, for a cell may be missing in the test rows or in a row to predict.
  add(features, { step: "impute", columns: "all", number: "median", category: "own-level" });
  add(labels, { step: "encode", columns: labels, as: "one-hot" });
  const isScaled = (one: WorkColumn): boolean => one.operations.some(({ op }) => op === "affine");
  if (!numbers.some(isScaled)) add([...numbers, ...dates], { step: "scale", columns: "all", as: "standardize" });
  else {
    const unscaled = numbers.filter((one) => !isScaled(one)).map(nameOf);
    add(unscaled, { step: "scale", columns: unscaled, as: "standardize" });
  }
  return steps;
}

/** Left out for what they look like as text; as quantities they may still be read. */
const asText: ReadonlySet<NoteReason> = new Set(["id-like", "text", "too-many-levels"]);

/** The factors of the units that a column's cells are written in; null where it holds no quantities. */
function quantityUnits(work: Work, { column }: WorkColumn): Record<string, number> | null {
  if (column.kind !== "text") return null;
  const units = writtenUnits(column, work.table.reading.decimal, work.training) ?? [];
  const factors = units.flatMap(({ unit, factor }) => (factor === null ? [] : [[unit, factor] as const]));
  return factors.length > 0 ? Object.fromEntries(factors) : null;
}

/** Pictures get no larger than they are. */
const mostPixels = 28;

function pixelsStep(one: WorkColumn): ExplicitStep {
  const size = one.column.kind === "text" ? picturesIn(one.column.labels) : null;
  const [width, height] = [Math.min(mostPixels, size?.width ?? 1), Math.min(mostPixels, size?.height ?? 1)];
  return { step: "pixels", columns: [nameOf(one)], width, height, colour: "gray", range: "0-1" };
}

function reasonToDrop(
  work: Work,
  one: WorkColumn,
  kind: ColumnKind,
  present: number,
  distinct: number,
): NoteReason | null {
  if (work.splitColumns.includes(one.source)) return "split-column";
  if (kind === "empty" || kind === "constant" || kind === "id-like" || kind === "text") return kind;
  if (present < 0.2 * work.training.length) return "mostly-missing";
  if (kind === "category" && distinct > mostLevels && present < 5 * distinct) return "too-many-levels";
  return null;
}

function hasSpellings(work: Work, name: string): boolean {
  const one = work.columns.find((column) => nameOf(column) === name);
  if (one?.column.kind !== "text") return false;
  const rows = name === work.target ? undefined : work.training;
  return [...spellings(one.column, rows).values()].some(({ others }) => others.length > 0);
}

function isLongTailed(work: Work, one: WorkColumn): boolean {
  if (one.column.kind !== "number" || one.operations.some(({ op }) => op === "log" || op === "affine")) return false;
  const taken = numbersIn(one.column.values, work.training);
  return taken.every((value) => value >= 0) && spread(taken).skewness > longTail;
}
