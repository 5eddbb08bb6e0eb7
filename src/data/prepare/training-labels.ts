import { cellText, labelCounts, type Column } from "../table";

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
export function inOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : a > b ? 1 : 0) : difference;
}
