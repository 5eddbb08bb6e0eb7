import type { Split } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { shuffledRows } from "./row-order";
import { shareCounts } from "./shares";

/**
 * Rows dealt to the parts by their hashes. @param classes [rows] where every class is to be in each part; null: whatever
 * comes. @param fractions of the parts, summing to 1. @param notes takes "class-too-rare". @returns row indices of each part
 */
export function byChance(
  rows: readonly number[],
  sourceRows: Int32Array,
  classes: Int32Array | null,
  fractions: readonly number[],
  seed: number,
  notes: PreparationNote[] = [],
): number[][] {
  if (classes) return stratified(rows, classes, sourceRows, fractions, seed, notes);
  return deal([...shuffledRows(rows, sourceRows, seed)], shareCounts(rows.length, fractions));
}

/** Whether a part has no rows: the training rows, or one that the split asks for. @param parts training, validation, test */
export function lacksAPart(parts: readonly ArrayLike<number>[], split: Split): boolean {
  const asked = [true, split.validation > 0 || split.folds !== undefined, split.test > 0];
  return asked.some((isAsked, part) => isAsked && !parts[part]?.length);
}

function deal(rows: readonly number[], counts: readonly number[]): number[][] {
  let from = 0;
  return counts.map((count) => rows.slice(from, (from += count)));
}

/** Rows of each class in the order they come in; those of none, -1, are the first. */
function rowsByClass(rows: Int32Array, classes: Int32Array): number[][] {
  const counts = new Int32Array(2 + rows.reduce((most, row) => Math.max(most, classes[row] as number), -1));
  for (const row of rows) {
    const of = 1 + (classes[row] as number);
    counts[of] = (counts[of] as number) + 1;
  }
  const byClass = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (const row of rows) {
    const of = 1 + (classes[row] as number);
    const at = counts[of] as number;
    (byClass[of] as Int32Array)[at] = row;
    counts[of] = at + 1;
  }
  return byClass.map((ofClass) => [...ofClass]);
}

/** Every class by itself; what rounding owes a part is carried to the next class, so that the totals come out, too. */
function stratified(
  rows: readonly number[],
  classes: Int32Array,
  sourceRows: Int32Array,
  fractions: readonly number[],
  seed: number,
  notes: PreparationNote[],
): number[][] {
  const byClass = rowsByClass(shuffledRows(rows, sourceRows, seed), classes);
  const parts: number[][] = fractions.map(() => []);
  const owed = fractions.map(() => 0);
  // Of equally frequent classes the first goes first.
  const order = byClass.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length);
  let rare = 0;
  for (const ofClass of order) {
    // One or two rows cannot be shared among three parts: they teach.
    const isRare = ofClass.length < 3;
    if (isRare) rare += ofClass.length;
    const counts = isRare ? [ofClass.length, 0, 0] : shareCounts(ofClass.length, fractions, owed);
    deal(ofClass, counts).forEach((dealt, part) => {
      parts[part] = (parts[part] ?? []).concat(dealt);
      if (!isRare) owed[part] = (owed[part] as number) + ofClass.length * (fractions[part] as number) - dealt.length;
    });
  }
  if (rare > 0) notes.push({ step: "split", reason: "class-too-rare", changed: rare });
  return parts;
}
