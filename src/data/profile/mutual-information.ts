import { grouped } from "../grouped";
import { firstWhere } from "../statistics";
import { digamma } from "./digamma";

/** Neighbours by which a density is told. */
const neighbours = 3;

/** What two lists of labels tell of each other, in nats: from the shares of the pairs. */
export function labelsOfLabels(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ofA, ofB, pairs] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  const count = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let row = 0; row < a.length; row++) {
    count(ofA, a[row] as number);
    count(ofB, b[row] as number);
    count(pairs, `${a[row]} ${b[row]}`);
  }
  let sum = 0;
  for (const [pair, both] of pairs) {
    const [left = "", right = ""] = pair.split(" ");
    const expected = ((ofA.get(Number(left)) ?? 0) * (ofB.get(Number(right)) ?? 0)) / a.length;
    sum += (both / a.length) * Math.log(both / expected);
  }
  return Math.max(0, sum);
}

/**
 * What numbers tell of labels, in nats. Labels that stand alone are left out.
 * Source: Ross 2014, as in scikit-learn's mutual_info_classif with 3 neighbours.
 */
export function numbersOfLabels(numbers: ArrayLike<number>, labels: ArrayLike<number>): number {
  const byLabel = grouped(Array(labels.length).keys(), (row) => labels[row] as number);
  const groups = [...byLabel.values()].filter((rows) => rows.length > 1);
  const rows = groups.flat();
  if (rows.length === 0) return 0;
  const all = Float64Array.from(rows, (row) => numbers[row] as number).sort();
  let sum = 0;
  for (const group of groups) {
    const sorted = Float64Array.from(group, (row) => numbers[row] as number).sort();
    const k = Math.min(neighbours, group.length - 1);
    for (const [at, value] of sorted.entries()) {
      const radius = nearest(sorted, at, k);
      sum += digamma(k) - digamma(group.length) - digamma(Math.max(1, within(all, value, radius)));
    }
  }
  return Math.max(0, digamma(rows.length) + sum / rows.length);
}

/**
 * What two lists of numbers tell of each other, in nats. @param a, b of equal spread: the distance is the larger of the two
 * Source: Kraskov, Stögbauer and Grassberger 2004, first estimator, as in scikit-learn's mutual_info_regression.
 */
export function numbersOfNumbers(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  if (n <= neighbours) return 0;
  const [sortedA, sortedB] = [a.slice().sort(), b.slice().sort()];
  let sum = 0;
  for (let row = 0; row < n; row++) {
    const near = new Float64Array(neighbours).fill(Infinity);
    for (let other = 0; other < n; other++) {
      if (other === row) continue;
      const distance = Math.max(
        Math.abs((a[row] as number) - (a[other] as number)),
        Math.abs((b[row] as number) - (b[other] as number)),
      );
      for (let at = neighbours - 1; at >= 0 && distance < (near[at] as number); at--) {
        if (at < neighbours - 1) near[at + 1] = near[at] as number;
        near[at] = distance;
      }
    }
    const radius = near[neighbours - 1] as number;
    sum += digamma(within(sortedA, a[row] as number, radius)) + digamma(within(sortedB, b[row] as number, radius));
  }
  return Math.max(0, digamma(n) + digamma(neighbours) - sum / n);
}

/** Distance from a sorted list's number to its kth nearest. */
function nearest(sorted: Float64Array, at: number, k: number): number {
  const value = sorted[at] as number;
  let [low, high] = [at - 1, at + 1];
  let distance = 0;
  for (let found = 0; found < k; found++) {
    const below = low >= 0 ? value - (sorted[low] as number) : Infinity;
    const above = high < sorted.length ? (sorted[high] as number) - value : Infinity;
    distance = Math.min(below, above);
    if (below <= above) low--;
    else high++;
  }
  return distance;
}

/** How many numbers lie nearer than `radius`; the number itself counts. Differences are compared, as sums would round. */
function within(sorted: Float64Array, value: number, radius: number): number {
  const from = firstWhere(sorted, (other) => value - other < radius);
  const to = firstWhere(sorted, (other) => other - value >= radius);
  return Math.max(1, to - from);
}
