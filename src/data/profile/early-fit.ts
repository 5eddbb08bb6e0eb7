import type { EarlyFit } from "../../experiment/split-preview";
import { numbersIn, sortedNumbers } from "../statistics";
import type { NumberColumn } from "../table";

const fewestRows = 30;
const fewestDistinct = 20;

/** A finding, and whether it can hardly be an accident. */
export type FoundEarlyFit = EarlyFit & { readonly sure: boolean };

/**
 * What tells of a statistic that somebody took of all rows before the table came here: a column that is already scaled, or
 * gaps that are already filled. Read off the values, so it can be an accident; a share between 0 and 1 is no scaling.
 */
export function earlyFit(column: NumberColumn): FoundEarlyFit | null {
  const values = numbersIn(column.values);
  if (values.length < fewestRows) return null;
  const sorted = sortedNumbers(column.values);
  let distinct = 1;
  for (let at = 1; at < sorted.length; at++) if (sorted[at] !== sorted[at - 1]) distinct++;
  if (distinct < fewestDistinct || values.every(Number.isInteger)) {
    return distinct < fewestDistinct ? null : filled(column.name, sorted);
  }
  return scaled(column.name, sorted) ?? filled(column.name, sorted);
}

function scaled(column: string, sorted: Float64Array): FoundEarlyFit | null {
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [low = 0, high = 0] = [sorted[0], sorted[n - 1]];
  if (Math.abs(mean) < 1e-3 * Math.sqrt(squares / n)) {
    // Divided by n, or by n - 1.
    if (Math.abs(squares / n - 1) < 2e-3 || Math.abs(squares / (n - 1) - 1) < 2e-3)
      return { column, how: "standardized", sure: true };
    if (Math.abs(squares - 1) < 2e-3) return { column, how: "unit-length", sure: true };
  }
  const spans = (from: number) => low === from && high === 1;
  if (!spans(0) && !spans(-1)) return null;
  // The smallest and the largest of measured values are seldom many; of shares, 0 and 1 often are.
  const atEnds = sorted.reduce((count, value) => count + (value === low || value === high ? 1 : 0), 0);
  return atEnds <= Math.max(4, 0.01 * n) ? { column, how: "min-max", sure: atEnds <= 4 } : null;
}

/** One number that is far more frequent than those around it, and is the mean or the median of the others. */
function filled(column: string, sorted: Float64Array): FoundEarlyFit | null {
  const runs: { value: number; count: number }[] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last?.value === value) last.count++;
    else runs.push({ value, count: 1 });
  }
  const sum = sorted.reduce((total, value) => total + value, 0);
  const digits = mostDigits(runs);
  for (const [at, { value, count }] of runs.entries()) {
    if (count < 3) continue;
    const around = runs.slice(Math.max(0, at - 8), at + 9).filter((run) => run.value !== value);
    const usual = Math.max(...around.map((run) => run.count));
    const others = sorted.length - count;
    const mean = (sum - value * count) / others;
    // A mean has more digits than what was measured; rounded, it must at least stand out.
    const isMean = Math.abs(mean - value) <= 1e-6 * Math.max(1, Math.abs(mean));
    if (isMean && (decimals(value) > digits || count >= 4 * usual))
      return { column, how: "mean", value, cells: count, sure: decimals(value) > digits };
    if (count < Math.max(5, 5 * usual)) continue;
    // Some of these rows were measured so, and count on neither side.
    const below = sorted.indexOf(value);
    if (Math.abs(below - others / 2) <= Math.max(1, usual))
      return { column, how: "median", value, cells: count, sure: count >= 8 * usual };
    if (Math.abs(mean - value) <= 0.5 * 10 ** -digits)
      return { column, how: "mean", value, cells: count, sure: count >= 8 * usual };
  }
  return null;
}

const decimals = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** Decimals of what was measured: those that 95 in 100 different values make do with. */
function mostDigits(runs: readonly { value: number }[]): number {
  const counts = runs.map(({ value }) => decimals(value)).sort((a, b) => a - b);
  return counts[Math.floor(0.95 * (counts.length - 1))] ?? 0;
}
