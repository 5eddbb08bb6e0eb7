import type { Correlations, PairCorrelation } from "../../experiment/column-detail";
import { kindOf } from "../column-kind";
import type { Pieces } from "../pieces";
import { shuffledRows } from "../split/row-order";
import { columnNamed, labelCounts, type Column, type Table, type TextColumn } from "../table";
import { pearson, ranksOf } from "./correlation";
import { allRows } from "./found-fault";
import { orderOf } from "./ordered-labels";

/** More rows do not change the second digit. */
const mostRows = 5000;
const mostColumns = 30;

/** A column as numbers: its own, the ranks of ordered labels, or 0 and 1 for two. NaN is missing. */
export interface Numeric {
  readonly name: string;
  readonly values: Float64Array;
}

/** The rows that correlations are told from: all, or as many as will do, in an order that has nothing to do with the table's. */
export function sampledRows(table: Table): Int32Array {
  const rows = allRows(table.rows);
  return rows.length <= mostRows
    ? rows
    : shuffledRows([...rows], table.sourceRows, 1)
        .slice(0, mostRows)
        .sort();
}

/** @returns null for labels without an order */
export function numericOf(table: Table, column: Column, rows: Int32Array, isTarget: boolean): Numeric | null {
  if (column.kind === "number") {
    const { kind } = kindOf(column, rows, table.sourceRows);
    if (!isTarget && kind !== "number" && kind !== "whole") return null;
    return { name: column.name, values: Float64Array.from(rows, (row) => column.values[row] as number) };
  }
  const labels = usedLabels(column);
  const order = orderOf(labels) ?? (labels.length === 2 ? labels.sort() : null);
  if (!order) return null;
  const rank = new Map(order.map((label, at) => [label, at]));
  const ranks = column.labels.map((label) => rank.get(label) ?? NaN);
  const values = Float64Array.from(rows, (row) => ranks[column.codes[row] as number] ?? NaN);
  return { name: order.length === 2 ? `${column.name} = ${order[1] ?? ""}` : column.name, values };
}

function usedLabels(column: TextColumn): string[] {
  const counts = labelCounts(column);
  return column.labels.filter((_, code) => (counts[code] as number) > 0);
}

/** Correlations on the rows that have both. */
export function pairOf(a: Numeric, b: Numeric): PairCorrelation {
  const both = Int32Array.from(a.values.keys()).filter(
    (at) => !Number.isNaN(a.values[at] as number) && !Number.isNaN(b.values[at] as number),
  );
  const x = Float64Array.from(both, (at) => a.values[at] as number);
  const y = Float64Array.from(both, (at) => b.values[at] as number);
  return { pearson: pearson(x, y), spearman: pearson(ranksOf(x), ranksOf(y)), rows: both.length };
}

/**
 * How columns of numbers go with each other, in pieces. Of more than 30 those stay that go most with the target (by ranks),
 * or the first. @param target "" where none is chosen
 */
export function* correlating(table: Table, target: string): Pieces<Correlations> {
  const rows = sampledRows(table);
  const predicted = columnNamed(table, target);
  const first = predicted ? numericOf(table, predicted, rows, true) : null;
  const others: Numeric[] = [];
  for (const column of table.columns) {
    if (column.name === target) continue;
    const numeric = numericOf(table, column, rows, false);
    if (numeric) others.push(numeric);
    yield;
  }
  const kept = first ? yield* strongest(first, others) : others.slice(0, mostColumns);
  const columns = first ? [first, ...kept] : kept;
  const pairs: PairCorrelation[][] = columns.map(() => []);
  for (const [at, a] of columns.entries()) {
    for (let other = at; other < columns.length; other++) {
      const pair = pairOf(a, columns[other] as Numeric);
      (pairs[at] as PairCorrelation[])[other] = pair;
      (pairs[other] as PairCorrelation[])[at] = pair;
    }
    yield;
  }
  return {
    names: columns.map(({ name }) => name),
    target: first !== null,
    pairs,
    leftOut: others.length - kept.length,
    rows: rows.length,
    of: table.rows,
  };
}

/** In the table's order. */
function* strongest(target: Numeric, others: readonly Numeric[]): Pieces<Numeric[]> {
  if (others.length < mostColumns) return [...others];
  const strengths: { one: Numeric; strength: number }[] = [];
  for (const one of others) {
    strengths.push({ one, strength: Math.abs(pairOf(target, one).spearman ?? 0) });
    yield;
  }
  const kept = new Set(
    strengths
      .sort((a, b) => b.strength - a.strength)
      .slice(0, mostColumns - 1)
      .map(({ one }) => one),
  );
  return others.filter((one) => kept.has(one));
}
