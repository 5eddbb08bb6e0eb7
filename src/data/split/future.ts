import type { SplitLeak } from "../../experiment/split-preview";
import { kindOf } from "../column-kind";
import type { Pieces } from "../pieces";
import { RowSet } from "../row-set";
import { cellText, labelCounts, type Column, type Table, type TextColumn } from "../table";
import { alikeness } from "./alike";
import { timeline } from "./by-time";

/** From here on a neighbour in time gives much of the answer away. */
const loudAlikeness = 0.3;
/** A column that sorts the rows into so many series at most: each share, each station. */
const mostSeries = 30;

/**
 * Rows that lie before the last training row: the model learns from their future. It matters where neighbours in time have
 * the same target, in the whole table or among the rows with one label.
 * @param timed the column by which the split goes, if it goes by time
 */
export function* futureInThePast(
  table: Table,
  training: Int32Array,
  others: readonly number[],
  target: Column,
  timed: string | undefined,
): Pieces<SplitLeak[]> {
  const leaks: SplitLeak[] = [];
  const divided = new Int32Array(training.length + others.length);
  divided.set(training);
  divided.set(others, training.length);
  const isTraining = new RowSet(table.rows, training);
  for (const column of table.columns) {
    if (column.name !== timed) {
      if (column.kind === "number" || kindOf(column, training, table.sourceRows).kind !== "date") continue;
    }
    yield;
    const { rows, moments } = timeline(divided, column);
    yield;
    const last = rows.findLastIndex((row) => isTraining.has(row));
    if (last < 0) continue;
    const early = rows.filter((row, at) => (moments[at] as number) < (moments[last] as number) && !isTraining.has(row));
    const [first] = early;
    if (first === undefined) continue;
    let alike = -Infinity;
    for (const series of [null, ...table.columns.filter((one): one is TextColumn => one !== target && sorts(one))]) {
      yield;
      alike = Math.max(alike, alikeInTime(rows, target, series));
    }
    leaks.push({
      leak: "future",
      loud: alike >= loudAlikeness,
      column: column.name,
      rows: early.length,
      of: others.length,
      example: { other: cellText(column, first) ?? "", train: cellText(column, rows[last] as number) ?? "" },
      alike,
    });
  }
  return leaks;
}

const sorts = (column: Column): boolean => {
  if (column.kind === "number") return false;
  const used = labelCounts(column).reduce((count, rows) => count + (rows > 0 ? 1 : 0), 0);
  return used > 1 && used <= mostSeries;
};

/** @param rows in the order of time @param series only rows with the same label of it are neighbours */
function alikeInTime(rows: Int32Array, target: Column, series: TextColumn | null): number {
  // 1 + code, so that rows without a label have a place, too.
  const latest = new Int32Array(1 + (series?.labels.length ?? 0)).fill(-1);
  const earlier = new Int32Array(rows.length);
  const later = new Int32Array(rows.length);
  let neighbours = 0;
  for (const row of rows) {
    const label = series ? 1 + (series.codes[row] as number) : 0;
    const before = latest[label] as number;
    if (before >= 0) {
      earlier[neighbours] = before;
      later[neighbours++] = row;
    }
    latest[label] = row;
  }
  return alikeness([target], rows, (random) => {
    const at = random.below(neighbours);
    return at < neighbours ? [earlier[at] as number, later[at] as number] : null;
  });
}
