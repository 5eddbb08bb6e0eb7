import type { Experiment } from "../../experiment/experiment";
import { ok, type Outcome } from "../../experiment/failure";
import { learnsTarget, withoutTarget } from "../held-back";
import { allRows } from "../profile/found-fault";
import { splitRows, type SplitInput } from "../split/split-rows";
import { columnNamed, isMissing, takeCells, type Column, type Table } from "../table";
import { resolveTarget, type Target } from "../target";
import { handLabelled } from "./steps/label-rows/hand-labels";
import { startWork, type Work } from "./work";

/** Rows whose target is known, ascending. */
function rowsWithTarget(column: Column): Int32Array {
  const rows = column.kind === "number" ? column.values.length : column.codes.length;
  const known = new Int32Array(rows);
  let found = 0;
  for (let row = 0; row < rows; row++) if (!isMissing(column, row)) known[found++] = row;
  return known.slice(0, found);
}

/** Rows that a run is about. @param target of so many rows */
export const rowsToLearnFrom = (target: Column | undefined, rows: number, experiment: Experiment): Int32Array => {
  if (!learnsTarget(experiment)) return allRows(rows);
  return target ? rowsWithTarget(target) : new Int32Array(0);
};

/** What is learned from these rows, and what is held back. Fails as `resolveTarget` does. */
export function whatIsLearned(
  target: Column | undefined,
  rows: Int32Array,
  experiment: Experiment,
  decimal: "." | ",",
): Outcome<Target> {
  const { model, task } = experiment;
  const column = target && takeCells(target, rows);
  if (column && learnsTarget(experiment)) return resolveTarget(column, task, decimal);
  return ok(withoutTarget(model, column, rows.length, task, decimal));
}

/** Columns that decide how rows are divided, or judge. */
export const splitColumns = ({ split, judge }: Experiment): string[] =>
  [
    split.time ? undefined : split.group,
    split.testWhere?.column,
    split.trainWhere?.column,
    split.validationWhere?.column,
    judge,
  ].filter((name) => name !== undefined);

/** The rows to learn from (with a known target, where it is learned), what is predicted, and how chance divides them: none of it where a target is wanting. */
interface FirstDivision {
  readonly known: Int32Array;
  readonly resolved: Outcome<Target>;
  readonly drawn: ReturnType<typeof splitRows>;
}

/** Each table's last: its preview, its parts and a training ask for the same. */
const divisions = new WeakMap<Table, { readonly key: string; readonly division: FirstDivision | null }>();

/** The table's rows as they are, before any step, divided. */
export function firstDivision(table: Table, experiment: Experiment): FirstDivision | null {
  const { target, task, split, seed, model } = experiment;
  const key = JSON.stringify([target, task, split, seed, learnsTarget(experiment) || model]);
  const last = divisions.get(table);
  if (last?.key === key) return last.division;
  const division = divide(table, experiment);
  divisions.set(table, { key, division });
  return division;
}

function divide(table: Table, experiment: Experiment): FirstDivision | null {
  const target = columnNamed(table, experiment.target);
  const known = rowsToLearnFrom(target, table.rows, experiment);
  if (known.length === 0) return null;
  const resolved = whatIsLearned(target, known, experiment, table.reading.decimal);
  const input = splitInput(table, known, experiment, resolved.ok ? resolved.value.classOf : null);
  return { known, resolved, drawn: splitRows(input, experiment.split, experiment.seed) };
}

/**
 * The work before its first step. The split is drawn for the rows as they are, so that even the steps which drop rows
 * fit on training rows only; where it cannot be drawn yet, on all rows.
 */
export function openWork(asItCame: Table, experiment: Experiment): Work {
  const table = handLabelled(asItCame, experiment.preparation);
  const open = (training: Int32Array): Work => startWork(table, experiment.target, splitColumns(experiment), training);
  const division = firstDivision(table, experiment);
  if (!division) return open(allRows(table.rows));
  const { known, drawn } = division;
  return open(drawn.ok ? drawn.value.parts.train.map((row) => known[row] as number) : known);
}

/** What a split of these rows is drawn from. @param classes [rows.length] */
export function splitInput(
  table: Table,
  rows: Int32Array,
  { split }: Experiment,
  classes: Int32Array | null,
): SplitInput {
  const taken = (name: string | undefined): Column | null => {
    const column = name === undefined ? undefined : columnNamed(table, name);
    return column ? takeCells(column, rows) : null;
  };
  return {
    sourceRows: rows.map((row) => table.sourceRows[row] as number),
    classes,
    group: taken(split.group),
    sealed: taken(split.testWhere?.column),
    time: taken(split.time),
    teaching: taken(split.trainWhere?.column),
    judging: taken(split.validationWhere?.column),
  };
}
