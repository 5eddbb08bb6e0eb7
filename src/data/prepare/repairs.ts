import type { Experiment } from "../../experiment/experiment";
import type { PreparationNote } from "../../experiment/run-event";
import { atOnce, type Pieces } from "../pieces";
import { makeTable, type Table } from "../table";
import { openWork } from "./open-work";
import { runSteps } from "./run-steps";

interface Repairs {
  readonly table: Table;
  readonly notes: readonly PreparationNote[];
}

/**
 * The table after the first `count` steps, as people look at it: rows and cells repaired, nothing encoded or scaled yet.
 * Statistics are those of the training rows, and rows without a target stay.
 */
export function repairs(table: Table, experiment: Experiment, count: number): Repairs {
  return atOnce(repairing(table, experiment, count));
}

/** `repairs` in pieces of a column. */
export function* repairing(table: Table, experiment: Experiment, count: number): Pieces<Repairs> {
  const work = openWork(table, experiment);
  const notes = yield* runSteps(work, experiment.preparation.slice(0, count));
  const columns = work.columns.map((one) => ({ ...(one.shown ?? one.column), name: one.column.name }));
  return { table: makeTable(columns, table.reading, work.sourceRows), notes: notes.flat() };
}
