import type { NumberSummary } from "../experiment/trained-model";
import { sortNumbers } from "./sort-numbers";

/** The numbers among these cells, in ascending order. @param rows all where absent */
export function sortedNumbers(values: Float64Array, rows?: ArrayLike<number>): Float64Array {
  return sortNumbers(numbersIn(values, rows));
}

/** The numbers among these cells, in the order of the rows. @param rows all where absent */
export function numbersIn(values: Float64Array, rows?: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const taken = new Float64Array(rows ? rows.length : values.length);
  let count = 0;
  for (let i = 0; i < taken.length; i++) {
    const value = values[rows ? (rows[i] as number) : i] as number;
    if (!Number.isNaN(value)) taken[count++] = value;
  }
  return taken.subarray(0, count);
}

/**
 * Quantile by linear interpolation between the order statistics. @param sorted ascending, without NaN
 * @returns NaN where there are no numbers. Source: Hyndman and Fan (1996), type 7, as in NumPy and R.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? NaN : low + (high - low) * (at - Math.floor(at));
}

/** What a form or a card tells of numbers. @param rows all where absent @returns zeros where there are no numbers */
export function summaryOfNumbers(values: Float64Array, rows?: ArrayLike<number>): NumberSummary {
  const sorted = sortedNumbers(values, rows);
  const at = (share: number): number => (sorted.length > 0 ? quantile(sorted, share) : 0);
  return { min: at(0), median: at(0.5), max: at(1) };
}

export interface Spread {
  readonly count: number;
  readonly mean: number;
  /** Population standard deviation (divided by n), as in scikit-learn's StandardScaler. */
  readonly sd: number;
  /** Third standardized moment; 0 for a symmetric distribution. */
  readonly skewness: number;
}

/** Moments of the numbers that are not NaN; all 0 where there are none. */
export function spread(values: ArrayLike<number>): Spread {
  let count = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
  }
  if (count === 0) return { count, mean: 0, sd: 0, skewness: 0 };
  const mean = sum / count;
  let second = 0;
  let third = 0;
  for (let i = 0; i < values.length; i++) {
    const difference = (values[i] as number) - mean;
    if (Number.isNaN(difference)) continue;
    second += difference * difference;
    third += difference * difference * difference;
  }
  const sd = Math.sqrt(isDust(second / count, mean, count) ? 0 : second / count);
  return { count, mean, sd, skewness: sd > 0 ? third / count / sd ** 3 : 0 };
}

/** Whether a variance is no more than what rounding leaves of equal numbers. Source: scikit-learn, `_is_constant_feature`. */
function isDust(variance: number, mean: number, count: number): boolean {
  return variance <= count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
}

/** The first place where what holds for the larger numbers holds; their count where it holds for none. @param sorted ascending */
export function firstWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}
