import type { Experiment, Task } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import { strayLabels } from "./column-kind";
import { spread } from "./statistics";
import { cellText, isMissing, labelCounts, type Column, type TextColumn } from "./table";

const mostClasses = 50;
const mostWholeClasses = 10;

/** A column that no fitting ever sees, as labels; there are none where it has no classes. */
export interface HeldBack {
  readonly labels: readonly string[];
  /** [rows] index into `labels`; −1 where there is none. */
  readonly labelOf: Int32Array;
}

export interface Target {
  readonly task: Task;
  /** Sorted: labels by character, numbers by size; for clustering the groups' names. Empty for numbers. */
  readonly classes: readonly string[];
  /** [rows] class index; null where no class is learned. */
  readonly classOf: Int32Array | null;
  /** [rows] the target in its own unit; null where no number is learned. */
  readonly values: Float64Array | null;
  /** Where the target is not learned: what is looked at afterwards. */
  readonly heldBack: HeldBack | null;
}

/**
 * What is to be predicted. "auto": classes for text and for at most 10 distinct whole numbers, otherwise a number.
 * @param column without missing cells
 * Fails with "data/target-constant", "data/too-many-classes" (over 50), "data/target-not-a-number", or "data/target-mixed"
 * where numbers are meant and some cells are none.
 * @param decimal the mark by which text would be a number
 */
export function resolveTarget(column: Column, task: Experiment["task"], decimal: "." | ","): Outcome<Target> {
  const resolved = task === "auto" ? likelyTask(column) : task;
  if (resolved === "regression") {
    if (column.kind === "text")
      return notNumbers(column, decimal) ?? err({ code: "data/target-not-a-number", field: column.name });
    if (spread(column.values).sd === 0) return err({ code: "data/target-constant", field: column.name });
    return ok({ task: resolved, classes: [], classOf: null, values: column.values, heldBack: null });
  }
  const classes = classLabels(column);
  if (classes.length < 2) return err({ code: "data/target-constant", field: column.name });
  if (classes.length > mostClasses) {
    const mixed = column.kind === "text" ? notNumbers(column, decimal) : null;
    return (
      mixed ??
      err({
        code: "data/too-many-classes",
        field: column.name,
        values: { found: classes.length, limit: mostClasses },
      })
    );
  }
  const indexOf = new Map(classes.map((label, index) => [label, index]));
  const rows = column.kind === "number" ? column.values.length : column.codes.length;
  const classOf = Int32Array.from({ length: rows }, (_, row) => indexOf.get(cellText(column, row) ?? "") ?? -1);
  return ok({ task: resolved, classes, classOf, values: null, heldBack: null });
}

/** Numbers but for some cells: those are what stands in the way. */
function notNumbers(column: TextColumn, decimal: "." | ","): Outcome<never> | null {
  const stray = strayLabels(column, null, decimal);
  const [example] = stray ?? [];
  if (example === undefined) return null;
  return err({ code: "data/target-mixed", field: column.name, values: { example, labels: stray?.length ?? 0 } });
}

/** What "auto" stands for on this column. */
export function likelyTask(column: Column): Task {
  if (column.kind === "text") return "classification";
  const distinct = new Set<number>();
  for (let row = 0; row < column.values.length; row++) {
    if (isMissing(column, row)) continue;
    const value = column.values[row] as number;
    distinct.add(value);
    if (!Number.isInteger(value) || distinct.size > mostWholeClasses) return "regression";
  }
  return "classification";
}

function classLabels(column: Column): string[] {
  if (column.kind === "text") {
    const counts = labelCounts(column);
    return column.labels.filter((_, code) => (counts[code] as number) > 0).sort();
  }
  const distinct = new Set(column.values.filter((value) => !Number.isNaN(value)));
  return [...distinct].sort((a, b) => a - b).map(String);
}
