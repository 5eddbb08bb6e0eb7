import type { Experiment, Task } from "../../experiment/experiment";
import { err, FailureError, ok, type Failure, type Outcome } from "../../experiment/failure";
import type { PreparationNote } from "../../experiment/run-event";
import type { FittedPreparation } from "../../experiment/trained-model";
import { nearNames } from "../../experiment/closest-name";
import { learnsTarget } from "../held-back";
import { atOnce, type Pieces } from "../pieces";
import { splitRows, type Parts } from "../split/split-rows";
import { numbersIn, spread } from "../statistics";
import { columnNamed, takeRows, type Table } from "../table";
import type { Target } from "../target";
import { featureMatrix } from "./features";
import { judged } from "./judged";
import { firstDivision, openWork, rowsToLearnFrom, splitColumns, splitInput, whatIsLearned } from "./open-work";
import { runAgain, runSteps } from "./run-steps";
import { looksAtTarget } from "./step-rules";
import { pictureCopies } from "./steps/augment/rule";
import { handLabelled, notForFeatures } from "./steps/label-rows/hand-labels";
import { resampled } from "./steps/resample/resampled";
import { nameOf, startWork, type Work, type WorkColumn } from "./work";

/** A table as a network takes it. */
export interface Prepared {
  readonly task: Task;
  /** Groups' names for clustering; empty where numbers are learned. */
  readonly classes: readonly string[];
  /** Labels of the column that is held back. */
  readonly labels: readonly string[];
  /** [rows and then copies, features], row-major: see `copiedFrom`. */
  readonly x: Float32Array<ArrayBuffer>;
  /**
   * [rows and then copies] class index, or the target standardized by the training rows; where none is learned, the index of
   * the label that is held back, −1 for none.
   */
  readonly y: Float32Array<ArrayBuffer>;
  readonly rows: number;
  readonly features: readonly string[];
  /** Row indices of x; a row may be in no part (see the note "group-in-sealed-test"), or twice among those that teach. */
  readonly parts: Parts;
  /** Row indices that every statistic was fitted on: the training rows before they were drawn again. */
  readonly fittingRows: Int32Array;
  /** The target as encodings look at it, [outputs][rows]. */
  readonly targetNumbers: readonly Float64Array[];
  /** [rows] row of the table as it came in. */
  readonly sourceRows: Int32Array;
  readonly fitted: FittedPreparation;
  readonly notes: readonly PreparationNote[];
  /** [features] index into `fitted.columns`. */
  readonly featureColumn: Int32Array;
  /** [copies] the rows that the changed copies of pictures, which only teach, were made of; absent where none are asked for. */
  readonly copiedFrom?: Int32Array;
}

/**
 * Prepares a table as the Experiment says. Steps that drop rows come first (fitted on the training rows of the table as
 * it came in), then the split of the rows that are left, then every statistic anew on its training rows only.
 *
 * Fails with "data/target-missing-column", "data/target-empty", "data/target-constant", "data/target-not-a-number",
 * "data/target-mixed", "data/target-twice", "data/too-many-classes", "data/group-column-missing", "data/time-column-missing",
 * "data/sealed-column-missing", "data/where-column-missing", "data/judge-column-missing", "data/judge-silent",
 * "data/no-target", "data/encode-without-target", "data/no-features", "data/not-a-number" (field: the column), "data/too-many-cells", and as `splitRows` does.
 */
export function prepare(table: Table, experiment: Experiment): Outcome<Prepared> {
  return atOnce(preparing(table, experiment));
}

/** Rows that are left once what drops rows and mends the target is done, and how they are divided. */
export interface Divided {
  /** The table with the labels given by hand, and of it the rows that are left. */
  readonly table: Table;
  readonly kept: Table;
  readonly target: Target;
  /** Rows of `kept`. */
  readonly parts: Parts;
  readonly splitNotes: readonly PreparationNote[];
  /** Rows without a target. */
  readonly unknown: number;
  /** The work that decided it, its columns as they are by then, and what it did; all rows are those it began with. */
  readonly first: Work;
  readonly firstNotes: readonly PreparationNote[][];
  /** No step has changed which rows there are, nor the target: the statistics were fitted on these training rows already. */
  readonly isAsItCame: boolean;
}

/** Finds `Divided`: fails as `prepare` does for the columns that decide it. @param extent "division": where nothing else is asked for */
export function* dividing(
  asItCame: Table,
  experiment: Experiment,
  extent: "rows" | "division" = "rows",
): Pieces<Outcome<Divided>> {
  const { target, split, seed } = experiment;
  const isLearned = learnsTarget(experiment);
  const judge = judgeOf(experiment);
  const table = handLabelled(asItCame, experiment.preparation);
  const rawTarget = columnNamed(table, target);
  const absent = (code: `data/${string}`, field: string): Outcome<never> =>
    err({ code, field, values: nearNames(field, table.names) });
  if (isLearned && target === "") return err({ code: "data/no-target", field: "target" });
  if (!rawTarget && target !== "") return absent("data/target-missing-column", target);
  const { group, testWhere, time } = split;
  if (group !== undefined && !columnNamed(table, group)) return absent("data/group-column-missing", group);
  if (time !== undefined && !columnNamed(table, time)) return absent("data/time-column-missing", time);
  if (testWhere && !columnNamed(table, testWhere.column)) {
    return absent("data/sealed-column-missing", testWhere.column);
  }
  for (const where of [split.trainWhere, split.validationWhere]) {
    if (where && !columnNamed(table, where.column)) return absent("data/where-column-missing", where.column);
  }
  if (judge !== undefined && !columnNamed(table, judge)) return absent("data/judge-column-missing", judge);

  const first = openWork(table, experiment);
  yield;
  const firstNotes = yield* runSteps(first, experiment.preparation, extent);
  const repairedTarget = first.columns.find((one) => nameOf(one) === target)?.column ?? rawTarget;
  const isAsItCame = repairedTarget === rawTarget && first.sourceRows.length === table.rows;
  const before = isAsItCame ? firstDivision(table, experiment) : null;
  const known = before?.known ?? rowsToLearnFrom(repairedTarget, first.sourceRows.length, experiment);
  if (isLearned && known.length === 0) return err({ code: "data/target-empty", field: target });
  const resolved = before?.resolved ?? whatIsLearned(repairedTarget, known, experiment, table.reading.decimal);
  if (!resolved.ok) return resolved;
  yield;

  const survivors = known.map((row) => first.sourceRows[row] as number);
  const rows = rowsOf(table, survivors);
  const drawn = before?.drawn ?? splitRows(splitInput(table, rows, experiment, resolved.value.classOf), split, seed);
  if (!drawn.ok) return drawn;
  yield;
  const kept = rows.length === table.rows ? table : takeRows(table, rows);
  const { train, validation, test } = drawn.value.parts;
  return ok({
    table,
    kept,
    target: resolved.value,
    // Of their own: what is kept for the next time must not change.
    parts: { train: train.slice(), validation: validation.slice(), test: test.slice() },
    splitNotes: drawn.value.notes,
    unknown: first.sourceRows.length - known.length,
    first,
    firstNotes,
    isAsItCame,
  });
}

/** A target that judges itself is no judge; nor is there one where none is predicted. */
const judgeOf = (experiment: Experiment): string | undefined =>
  learnsTarget(experiment) && experiment.judge !== experiment.target ? experiment.judge : undefined;

/** The column that the table has of the target by another name, among these. */
export function twinOfTarget(table: Table, target: string, columns: readonly WorkColumn[]): Outcome<never> | null {
  const twins = namesakes(table, target);
  const twin = columns.find(({ source }) => twins.includes(source));
  return twin ? err({ code: "data/target-twice", field: target, values: { other: twin.source } }) : null;
}

/**
 * The target as a network takes it, and the parts of those rows for which somebody judges: see `judged`. Fails as that does,
 * or with "data/too-large" (values.cells).
 */
export function judgedTarget(
  { kept, table, target, parts }: Divided,
  experiment: Experiment,
): Outcome<{ y: Float32Array<ArrayBuffer>; center: number; scale: number; parts: Parts; silent: number }> {
  const judge = judgeOf(experiment);
  const numbers = learnedNumbers(target, parts.train);
  const tooLarge = numbers.y.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  if (tooLarge > 0) return err({ code: "data/too-large", field: experiment.target, values: { cells: tooLarge } });
  const judging = judge === undefined ? undefined : columnNamed(kept, judge);
  if (!judging) return ok({ ...numbers, parts, silent: 0 });
  const judgedBy = judged(judging, target.classes, numbers, parts, table.reading.decimal);
  return judgedBy.ok ? ok({ ...numbers, ...judgedBy.value }) : judgedBy;
}

/** `prepare` in pieces of a column. */
export function* preparing(asItCame: Table, experiment: Experiment): Pieces<Outcome<Prepared>> {
  const { target, seed } = experiment;
  const byTarget = learnsTarget(experiment) ? undefined : experiment.preparation.find(looksAtTarget);
  if (byTarget) return err({ code: "data/encode-without-target", field: "preparation" });
  const divided = yield* dividing(asItCame, experiment);
  if (!divided.ok) return divided;
  const { table, kept, target: resolved, unknown, firstNotes, splitNotes } = divided.value;
  const { train } = divided.value.parts;
  const work = startWork(kept, target, splitColumns(experiment), train);
  const apart = notForFeatures(asItCame, experiment);
  work.columns = work.columns.filter((one) => !apart.has(nameOf(one)));
  const targetNumbers = encodedTarget(resolved);
  work.targetNumbers = targetNumbers;
  const allNotes = yield* stepsOrFailure(runAgain(work, experiment.preparation, firstNotes));
  if ("code" in allNotes) return err(allNotes);
  const stepNotes = allNotes.filter(
    ({ column, reason }) => reason !== "no-such-column" || column === undefined || !apart.has(column),
  );
  const twin = twinOfTarget(table, target, work.columns);
  if (twin) return twin;
  const encoded = yield* featureMatrix(work);
  if (!encoded.ok) return encoded;
  const judgedBy = judgedTarget(divided.value, experiment);
  if (!judgedBy.ok) return judgedBy;
  const { y, parts, center, scale, silent } = judgedBy.value;
  const drawnAgain = resampled(train, resolved.classOf, experiment.preparation, seed);
  const notes: PreparationNote[] = [...table.reading.notes];
  if (unknown > 0) notes.push({ step: "target", column: target, reason: "target-missing", changed: unknown });
  notes.push(...stepNotes, ...drawnAgain.notes, ...splitNotes);
  if (silent > 0) notes.push({ step: "split", column: experiment.judge, reason: "not-judged", changed: silent });
  const prepared: Prepared = {
    task: resolved.task,
    classes: resolved.classes,
    labels: resolved.heldBack?.labels ?? [],
    x: encoded.value.x,
    y,
    rows: kept.rows,
    features: encoded.value.features,
    parts: { ...parts, train: drawnAgain.training },
    fittingRows: train,
    targetNumbers,
    sourceRows: kept.sourceRows,
    fitted: {
      columns: encoded.value.columns,
      features: encoded.value.features,
      target: { name: target, center, scale },
    },
    notes,
    featureColumn: encoded.value.featureColumn,
  };
  const copies = experiment.preparation.some((step) => step.step === "augment" && !step.off);
  if (!copies) return ok(prepared);
  const { withCopies } = yield* pictureCopies.inPieces();
  return yield* withCopies(prepared, kept, experiment.preparation, seed);
}

/** A step that would make more numbers than there may be can only throw. */
function* stepsOrFailure<T>(work: Pieces<T>): Pieces<T | Failure> {
  try {
    return yield* work;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}

/** Columns that the file calls by the name of another one: which was meant, and does the one give the other away? */
const namesakes = ({ reading }: Table, name: string): (string | undefined)[] =>
  reading.notes
    .filter(({ reason, values }) => reason === "renamed-duplicate" && values?.["from"] === name)
    .map(({ column }) => column);

/** Row indices of a table by their places in the source. @param sourceRows some of the table's own, in its order */
function rowsOf(table: Table, sourceRows: Int32Array): Int32Array {
  let row = 0;
  return sourceRows.map((source) => {
    while (row < table.rows && table.sourceRows[row] !== source) row++;
    return row;
  });
}

/** The target as encodings look at it: a number, whether it is the second of two classes, or a column for each class. */
function encodedTarget({ classes, classOf, values, heldBack }: Target): Float64Array[] {
  if (heldBack) return [];
  if (!classOf) return [values ?? new Float64Array(0)];
  const isClass = (index: number): Float64Array => Float64Array.from(classOf, (of) => (of === index ? 1 : 0));
  return classes.length === 2 ? [isClass(1)] : classes.map((_, index) => isClass(index));
}

function learnedNumbers(
  target: Target,
  training: Int32Array,
): { y: Float32Array<ArrayBuffer>; center: number; scale: number } {
  if (target.heldBack) return { y: Float32Array.from(target.heldBack.labelOf), center: 0, scale: 1 };
  if (target.classOf) return { y: Float32Array.from(target.classOf), center: 0, scale: 1 };
  const values = target.values ?? new Float64Array(0);
  const { mean, sd } = spread(numbersIn(values, training));
  const scale = sd > 0 ? sd : 1;
  return { y: Float32Array.from(values, (value) => (value - mean) / scale), center: mean, scale };
}
