import type { Split } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { grouped } from "../grouped";
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

/** Every class by itself; what rounding owes a part is carried to the next class, so that the totals come out, too. */
function stratified(
  rows: readonly number[],
  classes: Int32Array,
  sourceRows: Int32Array,
  fractions: readonly number[],
  seed: number,
  notes: PreparationNote[],
): number[][] {
  const byClass = grouped(shuffledRows(rows, sourceRows, seed), (row) => classes[row] as number);
  const parts: number[][] = fractions.map(() => []);
  const owed = fractions.map(() => 0);
  const order = [...byClass].sort(([a, rowsA], [b, rowsB]) => rowsB.length - rowsA.length || a - b);
  let rare = 0;
  for (const [, ofClass] of order) {
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
