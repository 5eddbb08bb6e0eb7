import { sortByDigits } from "./sort-by-digits";

/** Below this the built-in sort is as fast. */
const fewNumbers = 2000;
/** Ten to the decimals that numbers may be written with. */
const scales = [1, 10, 100, 1000, 10_000] as const;
/** Places that are counted at: what fits in a processor's cache. */
const mostPlaces = 1 << 18;

/**
 * Sorts numbers in place, ascending. @param values without NaN
 * What a table holds mostly counts its rows, or was written with a few decimals: then so few numbers can stand between
 * the smallest and the largest that it is enough to count how often each does.
 */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length < fewNumbers) return values.sort();
  if (isAscending(values)) return values;
  const scale = scales.find((one) => isWhole(values, one));
  return scale !== undefined && sortedByCounting(values, scale) ? values : sortByDigits(values);
}

function isAscending(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if ((values[i] as number) < (values[i - 1] as number)) return false;
  return true;
}

/** Whether each is the nearest to a whole number divided by `scale`. */
function isWhole(values: Float64Array, scale: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Math.floor(value * scale + 0.5) / scale !== value) return false;
  }
  return true;
}

/** Counts each multiple of 1 / `scale` and writes them out in order; false where too many of them may come. */
function sortedByCounting(values: Float64Array, scale: number): boolean {
  let least = values[0] as number;
  let most = least;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  const placeOf = (value: number): number => Math.floor(value * scale + 0.5);
  const first = placeOf(least);
  const places = placeOf(most) - first + 1;
  if (places > mostPlaces) return false;
  const counts = new Int32Array(places);
  for (let i = 0; i < values.length; i++) {
    const place = placeOf(values[i] as number) - first;
    counts[place] = (counts[place] as number) + 1;
  }
  let at = 0;
  for (let place = 0; place < places; place++) {
    const end = at + (counts[place] as number);
    for (const value = (first + place) / scale; at < end; at++) values[at] = value;
  }
  return true;
}
