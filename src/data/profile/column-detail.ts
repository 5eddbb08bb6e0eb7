import type { ColumnDetail } from "../../experiment/column-detail";
import type { ColumnProfile } from "../../experiment/table-profile";
import { grouped } from "../grouped";
import type { Pieces } from "../pieces";
import { quantile, sortedNumbers } from "../statistics";
import {
  cellText,
  columnNamed,
  isMissing,
  labelCounts,
  makeTable,
  type Column,
  type NumberColumn,
  type Table,
} from "../table";
import { likelyTask } from "../target";
import { numericOf, pairOf, sampledRows } from "./correlations";
import { finding } from "./findings";
import { profiling } from "./profile-table";

const shares = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];
/** Far out after Tukey (1977), as the faults of a column have it. */
const farOut = 3;
const shownExamples = 40;
const shownValues = 12;
const shownNumbers = 8;
const shownClasses = 12;

/** What there is to tell of one column, in pieces; null where there is none of that name. @param target "" for none */
export function* detailing(table: Table, name: string, target: string): Pieces<ColumnDetail | null> {
  const column = columnNamed(table, name);
  if (!column) return null;
  const predicted = target === name ? undefined : columnNamed(table, target);
  const few = makeTable(predicted ? [column, predicted] : [column], table.reading, table.sourceRows);
  const found = yield* profiling(few, table.reading, predicted?.name);
  const profile = (yield* finding(few, found)).columns[0] as ColumnProfile;
  yield;
  const sorted = column.kind === "number" ? sortedNumbers(column.values) : null;
  const rows = sampledRows(table);
  const [a, b] = predicted
    ? [numericOf(table, column, rows, false), numericOf(table, predicted, rows, true)]
    : [null, null];
  return {
    profile,
    rows: table.rows,
    ...(sorted && { quantiles: shares.map((share) => ({ share, value: quantile(sorted, share) })) }),
    ...(column.kind === "number" && sorted && { far: farValues(table, column, sorted) }),
    frequent: sorted ? frequentNumbers(sorted) : frequentLabels(column, profile),
    byClass: predicted ? byClass(column, predicted, table.rows) : [],
    ...(a && b && { correlation: pairOf(a, b) }),
  };
}

function farValues(table: Table, { values }: NumberColumn, sorted: Float64Array): ColumnDetail["far"] {
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  if (!(q3 > q1)) return null;
  const [low, high] = [q1 - farOut * (q3 - q1), q3 + farOut * (q3 - q1)];
  const far: { sourceRow: number; value: number }[] = [];
  let [below, above] = [0, 0];
  values.forEach((value, row) => {
    if (Number.isNaN(value) || (value >= low && value <= high)) return;
    if (value < low) below++;
    else above++;
    far.push({ sourceRow: table.sourceRows[row] as number, value });
  });
  const distance = (value: number): number => (value < low ? low - value : value - high);
  far.sort((one, other) => distance(other.value) - distance(one.value) || one.sourceRow - other.sourceRow);
  return { low, high, below, above, examples: far.slice(0, shownExamples) };
}

/** Of equally frequent numbers the smaller first. */
function frequentNumbers(sorted: Float64Array): ColumnDetail["frequent"] {
  const runs: { value: number; count: number }[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > 1) runs.push({ value: sorted[from] as number, count: to - from });
    from = to;
  }
  runs.sort((a, b) => b.count - a.count || a.value - b.value);
  return runs.slice(0, shownNumbers).map(({ value, count }) => ({ value: String(value), count }));
}

function frequentLabels(column: Column, { order, kind }: ColumnProfile): ColumnDetail["frequent"] {
  if (column.kind === "number" || kind === "image") return [];
  const counts = labelCounts(column);
  const all = column.labels.map((value, code) => ({ value, count: counts[code] as number }));
  if (order) return order.flatMap((label) => all.filter(({ value }) => value === label));
  const found = all.filter(({ count }) => count > 1);
  found.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return found.slice(0, shownValues);
}

function byClass(column: Column, target: Column, rows: number): ColumnDetail["byClass"] {
  if (likelyTask(target) !== "classification") return [];
  return [...grouped(Array(rows).keys(), (row) => cellText(target, row))]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, shownClasses)
    .map(([label, list]) => {
      const missing = list.filter((row) => isMissing(column, row)).length;
      const counted = { label, rows: list.length, missing };
      if (column.kind !== "number" || missing === list.length) return counted;
      return { ...counted, median: quantile(sortedNumbers(column.values, list), 0.5) };
    });
}
