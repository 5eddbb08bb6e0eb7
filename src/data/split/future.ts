import type { SplitLeak } from "../../experiment/split-preview";
import { kindOf } from "../column-kind";
import type { Pieces } from "../pieces";
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
  for (const column of table.columns) {
    if (column.name !== timed) {
      if (column.kind === "number" || kindOf(column, training, table.sourceRows).kind !== "date") continue;
    }
    yield;
    const order = timeline([...training, ...others], column);
    yield;
    const isTraining = new Set(training);
    const last = order.findLast(({ row }) => isTraining.has(row));
    if (!last) continue;
    const early = order.filter(({ row, moment }) => moment < last.moment && !isTraining.has(row));
    const [first] = early;
    if (!first) continue;
    const rows = order.map(({ row }) => row);
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
      example: { other: cellText(column, first.row) ?? "", train: cellText(column, last.row) ?? "" },
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
function alikeInTime(rows: readonly number[], target: Column, series: TextColumn | null): number {
  const before = new Map<number, number>();
  const neighbours: [number, number][] = [];
  for (const row of rows) {
    const label = series ? (series.codes[row] as number) : 0;
    const earlier = before.get(label);
    if (earlier !== undefined) neighbours.push([earlier, row]);
    before.set(label, row);
  }
  return alikeness([target], rows, (random) => neighbours[random.below(neighbours.length)] ?? null);
}
