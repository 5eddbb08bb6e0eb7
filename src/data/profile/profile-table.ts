import type { ColumnFault, ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { kindOf, type KindOfColumn } from "../column-kind";
import { duplicateRows } from "../duplicate-rows";
import { atOnce, type Pieces } from "../pieces";
import { isPictures, picturesIn } from "../images/picture-column";
import type { Reading } from "../reading";
import { firstWhere, quantile, sortedNumbers, spread } from "../statistics";
import { columnNamed, labelCounts, type Column, type Table } from "../table";
import { keepMarks, marksOf, marksOfDuplicates, type MarkedRows } from "./cell-marks";
import { columnFaults } from "./faults";
import { allRows, type FoundFault } from "./found-fault";
import { informationOf } from "./information";
import { leakScore } from "./leak";

const bins = 24;
const shownLabels = 12;
const shownRows = 50;

/**
 * What a table holds and what looks wrong in it. @param target where it is known, columns that give it away are named
 */
export function profileTable(table: Table, reading: Reading = table.reading, target?: string): TableProfile {
  return atOnce(profiling(table, reading, target));
}

/** `profileTable` in pieces, one a column. */
export function* profiling(table: Table, reading: Reading = table.reading, target?: string): Pieces<TableProfile> {
  const columns: ColumnProfile[] = [];
  const marked: MarkedRows[] = [];
  const everyRow = allRows(table.rows);
  const { delimiter, encoding, decimal, header, missing, notes } = reading;
  let hasKey = false;
  for (const [index, column] of table.columns.entries()) {
    const kind = kindOf(column, everyRow, table.sourceRows);
    hasKey ||= kind.distinct === table.rows;
    yield;
    const faults = allFaults(table, column, kind, target);
    marked.push(...marksOf(table, index, faults));
    const profile = profileOf(column, kind, table.rows, faults);
    const predicted = target === undefined || target === column.name ? undefined : columnNamed(table, target);
    const information = predicted ? informationOf(table, column, kind.kind, predicted) : null;
    columns.push(information === null ? profile : { ...profile, information });
    yield;
  }
  // Where one column has no value twice, no row comes twice.
  const duplicates = hasKey ? new Int32Array(0) : duplicateRows(table.columns, table.rows);
  keepMarks(table, [...marked, marksOfDuplicates(table, duplicates)]);
  return {
    rows: table.rows,
    columns,
    duplicateRows: duplicates.length,
    reading: { delimiter, encoding, decimal, header, missing, ...(notes.length > 0 && { notes }) },
  };
}

function allFaults(table: Table, column: Column, kind: KindOfColumn, target: string | undefined): FoundFault[] {
  const faults = columnFaults(column, kind, table.reading.decimal);
  const predicted = target === undefined || target === column.name ? undefined : columnNamed(table, target);
  const score = predicted ? leakScore(table, column, predicted) : null;
  return score === null ? faults : [...faults, { fault: "leak", rows: [], count: kind.present, values: { score } }];
}

function profileOf(
  column: Column,
  { kind, present, distinct, sorted }: KindOfColumn,
  rows: number,
  found: FoundFault[],
): ColumnProfile {
  const faults = found.map(({ fault, rows: all, count, values }): ColumnFault => ({
    fault,
    count: count ?? all.length,
    rows: [...all.slice(0, shownRows)],
    ...(values && { values }),
  }));
  const base = { name: column.name, kind, missing: rows - present, distinct, faults };
  if (column.kind === "number")
    return present > 0 ? { ...base, numbers: numbersOf(sorted ?? sortedNumbers(column.values), faults) } : base;
  const counts = labelCounts(column);
  const pictures = isPictures(column) ? picturesIn(column.labels.filter((_, code) => (counts[code] ?? 0) > 0)) : null;
  if (pictures) return { ...base, pictures };
  return { ...base, labels: mostFrequent(column.labels, counts) };
}

/** Not sorted as a whole: a column of names may have a million labels. */
function mostFrequent(labels: readonly string[], counts: Int32Array): { label: string; count: number }[] {
  const most: { label: string; count: number }[] = [];
  labels.forEach((label, code) => {
    const count = counts[code] as number;
    const last = most.length < shownLabels ? undefined : most.at(-1);
    if (count === 0 || (last && (count < last.count || (count === last.count && label >= last.label)))) return;
    if (last) most.pop();
    const at = most.findIndex((other) => other.count < count || (other.count === count && other.label > label));
    most.splice(at < 0 ? most.length : at, 0, { label, count });
  });
  return most;
}

function numbersOf(sorted: Float64Array, faults: readonly ColumnFault[]): NonNullable<ColumnProfile["numbers"]> {
  const at = (share: number): number => quantile(sorted, share);
  const [min, max] = [at(0), at(1)];
  // A code lies far out, and all that is measured would share one bin.
  const codes = new Set(faults.flatMap(({ fault, values }) => (fault === "code" ? [values?.["code"]] : [])));
  const measured = codes.size > 0 ? sorted.filter((value) => !codes.has(value)) : sorted;
  const [binsFrom, binsTo] = [measured[0] ?? min, measured.at(-1) ?? max];
  // The largest value belongs to the last bin, not to one after it.
  const binOf = (value: number): number =>
    binsTo > binsFrom ? Math.min(bins - 1, Math.floor(((value - binsFrom) / (binsTo - binsFrom)) * bins)) : 0;
  const starts = Array.from({ length: bins + 1 }, (_, bin) => firstWhere(measured, (value) => binOf(value) >= bin));
  const counts = starts.slice(1).map((end, bin) => end - (starts[bin] as number));
  const { mean, sd, skewness } = spread(sorted);
  return { min, q1: at(0.25), median: at(0.5), q3: at(0.75), max, mean, sd, skewness, binsFrom, binsTo, bins: counts };
}
