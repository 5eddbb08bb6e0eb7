import { firstWhere, quantile, sortedNumbers } from "../statistics";
import type { NumberColumn } from "../table";
import { rowsWhere, type FoundFault } from "./found-fault";

/** Far out after Tukey (1977). */
const farOut = 3;
/** More numbers than this far outside are the tail of the distribution, not faults. */
const mostOutliers = 0.02;
const fewestAlike = 3;
const codes = new Set([99, 999, 9999, 99999, 999999, 99.9, 999.9, 9999.9]);
const unitFactors = [10, 100, 1000];
const mostInOtherUnit = 0.3;
/** Between two units there is a gap: the next number is at least so many times larger. */
const widestStep = 4;

interface Fence {
  readonly low: number;
  readonly high: number;
}

/**
 * Sentinel codes (999 far outside the other numbers), a second unit (at least 3 numbers that fit once they are
 * multiplied by 10, 100 or 1000) and outliers (3 interquartile ranges beyond the quartiles), each cell at most once.
 * @param all its numbers, ascending
 */
export function numberFaults(column: NumberColumn, all = sortedNumbers(column.values)): FoundFault[] {
  const found: FoundFault[] = [];
  const { values } = column;
  let sorted = all;
  for (const code of presentCodes(sorted)) {
    const others = sorted.filter((value) => value !== code);
    const fence = fencesOf(others);
    if (!fence || (code >= fence.low && code <= fence.high)) continue;
    found.push({ fault: "code", rows: rowsOf(values, (value) => value === code), values: { code } });
    sorted = others;
  }
  const codesFound = new Set(found.map(({ values: said }) => said?.["code"]));
  const fence = fencesOf(sorted);
  if (!fence) return found;
  const unit = secondUnit(sorted);
  const isUnit = (value: number): boolean => unit !== null && value < unit.below;
  if (unit)
    found.push({ fault: "unit", rows: rowsOf(values, isUnit), values: { below: unit.below, factor: unit.factor } });
  const isOutlier = (value: number): boolean => (value < fence.low || value > fence.high) && !isUnit(value);
  // Counted first: in most columns there are none, or too many.
  const inUnit = unit ? firstWhere(sorted, (value) => value >= unit.below) : 0;
  const below = Math.max(0, firstWhere(sorted, (value) => value >= fence.low) - inUnit);
  const above =
    sorted.length -
    Math.max(
      inUnit,
      firstWhere(sorted, (value) => value > fence.high),
    );
  if (below + above > 0 && below + above <= Math.max(1, mostOutliers * sorted.length)) {
    const outliers = rowsOf(values, (value) => isOutlier(value) && !codesFound.has(value));
    found.push({ fault: "outlier", rows: outliers, values: { low: fence.low, high: fence.high } });
  }
  return found;
}

function fencesOf(sorted: Float64Array): Fence | null {
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  return q3 > q1 ? { low: q1 - farOut * (q3 - q1), high: q3 + farOut * (q3 - q1) } : null;
}

function presentCodes(sorted: Float64Array): number[] {
  const ends = new Set([sorted[0], sorted.at(-1)]);
  return [...ends].filter((value) => value !== undefined && codes.has(Math.abs(value))).map(Number);
}

/**
 * The small numbers below a gap, where times 10, 100 or 1000 puts them among the others. The others must themselves
 * span less than that factor: in a long tail every size occurs.
 */
function secondUnit(sorted: Float64Array): { below: number; factor: number } | null {
  if (!((sorted[0] ?? 0) > 0)) return null;
  const most = mostInOtherUnit * sorted.length;
  for (let count = fewestAlike; count <= most; count++) {
    const largest = sorted[count - 1] as number;
    const smallest = sorted[count] as number;
    if (smallest < widestStep * largest) continue;
    const small = sorted.subarray(0, count);
    const main = sorted.subarray(count);
    const [low, high] = [quantile(main, 0) * 0.8, quantile(main, 1) * 1.2];
    const factor = unitFactors.find(
      (one) =>
        high / low < 2 * one &&
        small.filter((value) => value * one >= low && value * one <= high).length >= 0.8 * count,
    );
    if (factor !== undefined) return { below: roundBetween(largest, smallest), factor };
  }
  return null;
}

/** A number between two others with as few digits as will do. */
function roundBetween(low: number, high: number): number {
  const middle = Math.sqrt(low * high);
  for (let digits = 1; digits < 12; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (rounded > low && rounded <= high) return rounded;
  }
  return high;
}

function rowsOf(values: Float64Array, holds: (value: number) => boolean): Int32Array {
  return rowsWhere(values.length, (row) => {
    const value = values[row] as number;
    return !Number.isNaN(value) && holds(value);
  });
}
