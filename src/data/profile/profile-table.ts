import type { ColumnFault, ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { kindOf, type KindOfColumn } from "../column-kind";
import { duplicateRows } from "../duplicate-rows";
import { atOnce, type Pieces } from "../pieces";
import { isPictures, picturesIn } from "../images/picture-column";
import type { Reading } from "../reading";
import { quantile, sortedNumbers, spread } from "../statistics";
import { columnNamed, labelCounts, type Column, type NumberColumn, type Table } from "../table";
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
  const everyRow = allRows(table.rows);
  const { delimiter, encoding, decimal, header, missing } = reading;
  for (const column of table.columns) {
    const kind = kindOf(column, everyRow, table.sourceRows);
    const profile = profileOf(column, kind, table.rows, allFaults(table, column, kind, target));
    const predicted = target === undefined || target === column.name ? undefined : columnNamed(table, target);
    const information = predicted ? informationOf(table, column, kind.kind, predicted) : null;
    columns.push(information === null ? profile : { ...profile, information });
    yield;
  }
  return {
    rows: table.rows,
    columns,
    duplicateRows: duplicateRows(table.columns, table.rows).length,
    reading: { delimiter, encoding, decimal, header, missing },
  };
}

/**
 * Rows that have a fault of one of these kinds, ascending. "duplicate" are rows that repeat an earlier one; faults of a
 * whole column ("constant", "leak", …) have no rows.
 */
export function rowsWithFaults(table: Table, faults: readonly string[]): Int32Array {
  return atOnce(findingRowsWithFaults(table, faults));
}

/** `rowsWithFaults` in pieces, one a column. */
export function* findingRowsWithFaults(table: Table, faults: readonly string[]): Pieces<Int32Array> {
  const everyRow = allRows(table.rows);
  const marked = new Uint8Array(table.rows);
  for (const column of table.columns) {
    for (const { fault, rows } of columnFaults(
      column,
      kindOf(column, everyRow, table.sourceRows),
      table.reading.decimal,
    )) {
      if (faults.includes(fault)) for (const row of rows) marked[row] = 1;
    }
    yield;
  }
  if (faults.includes("duplicate")) for (const row of duplicateRows(table.columns, table.rows)) marked[row] = 1;
  return everyRow.filter((row) => marked[row] === 1);
}

function allFaults(table: Table, column: Column, kind: KindOfColumn, target: string | undefined): FoundFault[] {
  const faults = columnFaults(column, kind, table.reading.decimal);
  const predicted = target === undefined || target === column.name ? undefined : columnNamed(table, target);
  const score = predicted ? leakScore(table, column, predicted) : null;
  return score === null ? faults : [...faults, { fault: "leak", rows: [], count: kind.present, values: { score } }];
}

function profileOf(
  column: Column,
  { kind, present, distinct }: KindOfColumn,
  rows: number,
  found: FoundFault[],
): ColumnProfile {
  const faults = found.map(({ fault, rows: all, count, values }): ColumnFault => ({
    fault,
    count: count ?? all.length,
    rows: all.slice(0, shownRows),
    ...(values && { values }),
  }));
  const base = { name: column.name, kind, missing: rows - present, distinct, faults };
  if (column.kind === "number") return present > 0 ? { ...base, numbers: numbersOf(column, faults) } : base;
  const counts = labelCounts(column);
  const pictures = isPictures(column) ? picturesIn(column.labels.filter((_, code) => (counts[code] ?? 0) > 0)) : null;
  if (pictures) return { ...base, pictures };
  const labels = column.labels.map((label, code) => ({ label, count: counts[code] as number }));
  labels.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return { ...base, labels: labels.filter(({ count }) => count > 0).slice(0, shownLabels) };
}

function numbersOf(column: NumberColumn, faults: readonly ColumnFault[]): NonNullable<ColumnProfile["numbers"]> {
  const sorted = sortedNumbers(column.values);
  const at = (share: number): number => quantile(sorted, share);
  const [min, max] = [at(0), at(1)];
  // A code lies far out, and all that is measured would share one bin.
  const codes = new Set(faults.flatMap(({ fault, values }) => (fault === "code" ? [values?.["code"]] : [])));
  const measured = codes.size > 0 ? sorted.filter((value) => !codes.has(value)) : sorted;
  const [binsFrom, binsTo] = [measured[0] ?? min, measured.at(-1) ?? max];
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of measured) {
    // The largest value belongs to the last bin, not to one after it.
    const share = binsTo > binsFrom ? (value - binsFrom) / (binsTo - binsFrom) : 0;
    const bin = Math.min(bins - 1, Math.floor(share * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  const { mean, sd } = spread(sorted);
  return { min, q1: at(0.25), median: at(0.5), q3: at(0.75), max, mean, sd, binsFrom, binsTo, bins: counts };
}
