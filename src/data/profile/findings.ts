import type { ColumnFault, ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { findingNearPairs, type NearPair } from "../near-duplicates";
import type { Pieces } from "../pieces";
import { quantityOf } from "../quantity";
import { RowSet } from "../row-set";
import { cellText, columnNamed, labelCounts, type Column, type Table, type TextColumn } from "../table";
import { findingMarks, keepMarks, marksOf, type MarkedRows } from "./cell-marks";
import { rowsOfLabels, type FoundFault } from "./found-fault";
import { orderOf } from "./ordered-labels";
import { writtenUnits, type WrittenUnit } from "./text-units";

const shownRows = 50;
const shownPairs = 10;
/** A fifth of a second; whoever has more can look for copies by the columns that should name a row. */
const mostComparedRows = 20_000;

/** The profile with what takes lists of words to tell: labels that have an order, quantities, near copies. */
export function* finding(table: Table, profile: TableProfile): Pieces<TableProfile> {
  const columns: ColumnProfile[] = [];
  for (const found of profile.columns) {
    const column = columnNamed(table, found.name);
    columns.push(column?.kind === "text" ? withFindings(column, found, table.reading.decimal) : found);
    yield;
  }
  const pairs = yield* nearPairsOf(table);
  return pairs ? { ...profile, columns, nearDuplicates: nearDuplicates(table, pairs) } : { ...profile, columns };
}

/** Kept: the marks of the cells ask for them, too. */
const compared = new WeakMap<Table, readonly NearPair[]>();

function* nearPairsOf(table: Table): Pieces<readonly NearPair[] | null> {
  if (table.rows > mostComparedRows) return null;
  const known = compared.get(table) ?? (yield* findingNearPairs(table));
  compared.set(table, known);
  return known;
}

function nearDuplicates(table: Table, pairs: readonly NearPair[]): NonNullable<TableProfile["nearDuplicates"]> {
  const examples = pairs.slice(0, shownPairs).map(({ row, like, differs }) => ({
    row: table.sourceRows[row] as number,
    like: table.sourceRows[like] as number,
    differs: differs.map(({ column, how }) => {
      const cells = table.columns[column] as Column;
      return { column: cells.name, how, cells: [cellText(cells, like), cellText(cells, row)] as const };
    }),
  }));
  return { rows: new Set(pairs.map(({ row }) => row)).size, examples };
}

function withFindings(column: TextColumn, profile: ColumnProfile, decimal: "." | ","): ColumnProfile {
  if (profile.kind === "date" || profile.kind === "image") return profile;
  const order = profile.kind === "category" ? orderOf(usedLabels(column)) : null;
  if (order) return { ...profile, kind: "ordered", order };
  const units = writtenUnits(column, decimal);
  if (!units) return profile;
  const fault = unitFault(column, units, decimal);
  const others = profile.faults.filter(({ fault: one }) => !isOfLabels(one));
  if (!fault) return { ...profile, units, faults: others };
  const { rows, values } = fault;
  const said = {
    fault: fault.fault,
    count: rows.length,
    rows: [...rows.slice(0, shownRows)],
    ...(values && { values }),
  };
  return { ...profile, units, faults: [...others, said] };
}

/** Tables whose marks have what is found here, too. */
const completed = new WeakSet<Table>();

/** The marks of all cells, those in another unit than most of their column among them; in pieces, kept for the next time. */
export function* findingEveryMark(table: Table): Pieces<readonly MarkedRows[]> {
  const marked = yield* findingMarks(table);
  if (completed.has(table)) return marked;
  const found: MarkedRows[] = [];
  const settled = new Set<number>();
  for (const [index, column] of table.columns.entries()) {
    const units = column.kind === "text" ? writtenUnits(column, table.reading.decimal) : null;
    if (!units || column.kind !== "text") continue;
    settled.add(index);
    const fault = unitFault(column, units, table.reading.decimal);
    if (fault) found.push(...marksOf(table, index, [fault]));
    yield;
  }
  const pairs = (yield* nearPairsOf(table)) ?? [];
  if (pairs.length > 0)
    found.push({ fault: "near-duplicate", rows: new RowSet(table.rows, [...new Set(pairs.map(({ row }) => row))]) });
  completed.add(table);
  const others = marked.filter(
    ({ column, fault }) => column === undefined || !settled.has(column) || !isOfLabels(fault),
  );
  return keepMarks(table, [...found, ...others]);
}

/** What looked like text among numbers, or labels spelt in several ways, are numbers with their unit. */
const isOfLabels = (fault: ColumnFault["fault"]): boolean => fault === "mixed" || fault === "spelling";

function unitFault(column: TextColumn, units: readonly WrittenUnit[], decimal: "." | ","): FoundFault | null {
  const [most, ...others] = units.filter(({ unit }) => unit !== "");
  if (!most || others.length === 0) return null;
  const rare = new Set(others.map(({ unit }) => unit));
  const labels = column.labels.filter((label) => rare.has(quantityOf(label, decimal)?.unit ?? ""));
  const rows = rowsOfLabels(column, labels);
  return { fault: "mixed-units", rows, values: { units: units.map(({ unit }) => unit || "–").join(", ") } };
}

function usedLabels(column: TextColumn): string[] {
  const counts = labelCounts(column);
  return column.labels.filter((_, code) => (counts[code] as number) > 0);
}
