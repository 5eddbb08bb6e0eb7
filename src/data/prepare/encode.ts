import type { PreparationStep } from "../../experiment/preparation";
import { cellText, labelCounts, type Column } from "../table";
import { encodedAs } from "./encoded";
import type { Repaired } from "./labels";
import { encodeFrequency, encodeTarget } from "./label-numbers";
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

/** Labels become numbers, as the step says. */
export function encode(work: Work, one: WorkColumn, step: PreparationStep & { step: "encode" }): Repaired {
  if (step.as === "frequency") return encodeFrequency(work, one);
  if (step.as === "target" || step.as === "target-own") return encodeTarget(work, one, step.as === "target-own");
  const { as } = step;
  const { column } = one;
  const found = trainingLabels(column, work.training);
  const labels = found.slice(0, as === "one-hot" ? mostLevels : undefined).map(({ label }) => label);
  const order = as === "ordinal" ? (step.order ?? []) : [];
  const place = (label: string): number => (order.includes(label) ? order.indexOf(label) : order.length);
  labels.sort((a, b) => place(a) - place(b) || inOrder(a, b));
  const name = nameOf(one);
  const names = as === "one-hot" ? labels.map((label) => `${name} = ${label}`) : [name];
  const encoded = encodedAs(work, one, { op: as, labels }, names);
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
