import { encodeLabel } from "../apply-cells";
import { cellText, labelCounts, type Column, type NumberColumn } from "../table";
import type { Repaired } from "./labels";
import { nameOf, type Work, type WorkColumn } from "./work";

/** More levels than this are not encoded one by one: the rarer ones share "all zeros" with labels never seen. */
export const mostLevels = 50;

/** Labels of the training rows, most frequent first. */
export function trainingLabels(column: Column, training: Int32Array): { label: string; count: number }[] {
  if (column.kind === "text") {
    const counts = labelCounts(column, training);
    return byCount(column.labels.map((label, code) => ({ label, count: counts[code] as number })));
  }
  const counts = new Map<string, number>();
  for (const row of training) {
    const label = cellText(column, row);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return byCount([...counts].map(([label, count]) => ({ label, count })));
}

const byCount = (list: { label: string; count: number }[]): { label: string; count: number }[] =>
  list.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || inOrder(a.label, b.label));

/** Numbers by size, other labels by character. */
function inOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : a > b ? 1 : 0) : difference;
}

/** One column of 0 and 1 for each level of the training rows, or one column of ranks. */
export function encode(work: Work, one: WorkColumn, as: "one-hot" | "ordinal"): Repaired {
  const { column } = one;
  const found = trainingLabels(column, work.training);
  const labels = found.slice(0, as === "one-hot" ? mostLevels : undefined).map(({ label }) => label);
  labels.sort(inOrder);
  const operation = { op: as, labels } as const;
  const width = as === "one-hot" ? labels.length : 1;
  const rows = work.sourceRows.length;
  const values = Array.from({ length: width }, () => new Float64Array(rows));
  const numbersOf = new Map<string | null, number[]>();
  for (let row = 0; row < rows; row++) {
    const label = cellText(column, row);
    let numbers = numbersOf.get(label);
    if (!numbers) numbersOf.set(label, (numbers = encodeLabel(operation, label)));
    for (let feature = 0; feature < width; feature++)
      (values[feature] as Float64Array)[row] = numbers[feature] as number;
  }
  const name = nameOf(one);
  const features = values.map((list, feature): NumberColumn => {
    return { name: as === "one-hot" ? `${name} = ${labels[feature]}` : name, kind: "number", values: list };
  });
  const encoded: WorkColumn = {
    ...one,
    operations: [...one.operations, operation],
    plain: one.plain ?? column,
    shown: one.shown ?? column,
    features,
  };
  const topOnly = found.length > labels.length;
  return {
    column: encoded,
    notes: [
      {
        step: "encode",
        column: name,
        reason: topOnly ? "top-levels" : as,
        values: { levels: labels.length, of: found.length },
      },
    ],
  };
}
