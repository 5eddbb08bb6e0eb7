import { grouped } from "../../../grouped";
import { cellText } from "../../../table";
import { encodedAs } from "../../encoded";
import type { Repaired } from "../../step-rule";
import { nameOf, type Work, type WorkColumn } from "../../work";

/** A label's mean is drawn toward the mean of all rows as if this many rows of that mean were added. */
const smoothingRows = 10;
const folds = 5;

/** A label's share of the training rows; 0 for one never seen. */
export function encodeFrequency(work: Work, one: WorkColumn): Repaired {
  const counts = new Map<string, number>();
  for (const row of work.training) {
    const label = cellText(one.column, row);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const share = (count: number): readonly number[] => [count / Math.max(work.training.length, 1)];
  const numbers = Object.fromEntries([...counts].map(([label, count]) => [label, share(count)]));
  const name = nameOf(one);
  return {
    column: encodedAs(work, one, { op: "label-numbers", numbers, otherwise: [0] }, [name]),
    notes: [{ step: "encode", column: name, reason: "frequency", values: { levels: counts.size } }],
  };
}

/**
 * The target's smoothed mean over the rows of each label; for more than two classes, a share for each class. What a
 * training row gets comes from the other four of five folds (its place among the training rows modulo 5): its own target
 * is not in it, unless `own` says so. Source: Micci-Barreca 2001, with a prior of ten rows.
 */
export function encodeTarget(work: Work, one: WorkColumn, own = false): Repaired {
  const outputs = work.targetNumbers ?? [new Float64Array(work.sourceRows.length)];
  const name = nameOf(one);
  const names = outputs.length === 1 ? [name] : outputs.map((_, output) => `${name}, class ${output + 1}`);
  const labels = Array.from(work.training, (row) => cellText(one.column, row));
  const all = smoothedMeans(work, labels, outputs, () => true);
  const column = encodedAs(work, one, { op: "label-numbers", ...all }, names);
  if (own) return { column, notes: [{ step: "encode", column: name, reason: "target-own" }] };
  for (let fold = 0; fold < folds; fold++) {
    const others = smoothedMeans(work, labels, outputs, (at) => at % folds !== fold);
    for (let at = fold; at < labels.length; at += folds) {
      const label = labels[at] ?? null;
      const numbers =
        (label !== null && Object.hasOwn(others.numbers, label) && others.numbers[label]) || others.otherwise;
      column.features?.forEach(({ values }, output) => {
        values[work.training[at] as number] = numbers[output] as number;
      });
    }
  }
  return { column, notes: [{ step: "encode", column: name, reason: "target-mean", values: { folds } }] };
}

/** @param counts which of the training rows, by their place among them, are counted */
function smoothedMeans(
  work: Work,
  labels: readonly (string | null)[],
  outputs: readonly Float64Array[],
  counts: (at: number) => boolean,
): { numbers: Record<string, readonly number[]>; otherwise: readonly number[] } {
  const every = [...labels.keys()].filter(counts);
  const sum = (values: Float64Array, places: readonly number[]): number =>
    places.reduce((total, at) => total + (values[work.training[at] as number] as number), 0);
  const otherwise = outputs.map((values) => sum(values, every) / Math.max(every.length, 1));
  const mean = (places: readonly number[]): readonly number[] =>
    outputs.map(
      (values, output) =>
        (sum(values, places) + smoothingRows * (otherwise[output] as number)) / (places.length + smoothingRows),
    );
  const byLabel = grouped(every, (at) => labels[at] ?? null);
  return { numbers: Object.fromEntries([...byLabel].map(([label, places]) => [label, mean(places)])), otherwise };
}
