import type { LossPlane } from "../experiment/loss-request";
import { createRandom } from "../experiment/random";
import type { DenseWeights } from "../experiment/run-event";

/** The plane of two weights: its numbers are the weights' own. */
export function weightPlane(middle: Float64Array, first: number, second: number): LossPlane {
  const along = (index: number): Float64Array => {
    const direction = new Float64Array(middle.length);
    direction[index] = 1;
    return direction;
  };
  return { middle, directions: [along(first), along(second)], origin: [middle[first] ?? 0, middle[second] ?? 0] };
}

/**
 * Two random directions, each unit's as long as the weights that lead into it are together: so that 1 means the same in
 * every layer. Biases stay. Source: Li, Xu, Taylor, Studer and Goldstein 2018, "Visualizing the loss landscape".
 */
export function randomPlane(layers: readonly DenseWeights[], middle: Float64Array, seed: number): LossPlane {
  const draw = (name: string): Float64Array => {
    const random = createRandom(seed, name);
    const direction = new Float64Array(middle.length);
    let start = 0;
    for (const { inputs, units } of layers) {
      for (let unit = 0; unit < units; unit++) {
        const places = Array.from({ length: inputs }, (_, i) => start + i * units + unit);
        for (const at of places) direction[at] = random.normal();
        const scale = lengthOf(middle, places) / (lengthOf(direction, places) || 1);
        for (const at of places) direction[at] = (direction[at] ?? 0) * scale;
      }
      start += (inputs + 1) * units;
    }
    return direction;
  };
  return { middle, directions: [draw("surface 1"), draw("surface 2")], origin: [0, 0] };
}

const lengthOf = (values: Float64Array, places: readonly number[]): number =>
  Math.sqrt(places.reduce((sum, at) => sum + (values[at] ?? 0) ** 2, 0));

/**
 * The two directions in which a training went farthest, each of length 1: principal components of its moments, seen from
 * the last. null where it did not go anywhere yet, or along one line only. Source: as `randomPlane`, section 7.
 */
export function pathPlane(path: readonly Float64Array[]): LossPlane | null {
  const middle = path.at(-1);
  if (!middle || path.length < 3) return null;
  const steps = path.slice(0, -1).map((moment) => moment.map((value, i) => value - (middle[i] ?? 0)));
  const first = principal(steps);
  if (!first) return null;
  const rest = steps.map((step) => without(step, first));
  const second = principal(rest);
  // What is left beside one direction may be rounding alone.
  const size = (list: readonly Float64Array[]) => list.reduce((sum, step) => sum + dot(step, step), 0);
  if (!second || size(rest) < 1e-10 * size(steps)) return null;
  return { middle, directions: [first, without(second, first)], origin: [0, 0] };
}

/** The direction of length 1 with the largest sum of squares, found by asking again and again; its sign is that of the first step. */
function principal(steps: readonly Float64Array[]): Float64Array | null {
  const start = steps.reduce((a, b) => (dot(b, b) > dot(a, a) ? b : a));
  let direction = unit(start);
  for (let round = 0; direction && round < 60; round++) {
    const next = new Float64Array(start.length);
    for (const step of steps) {
      const along = dot(step, direction);
      next.forEach((value, i) => (next[i] = value + along * (step[i] ?? 0)));
    }
    direction = unit(next);
  }
  return direction;
}

function unit(values: Float64Array): Float64Array | null {
  const size = Math.sqrt(dot(values, values));
  return size > 1e-12 ? values.map((value) => value / size) : null;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const without = (values: Float64Array, direction: Float64Array): Float64Array => {
  const along = dot(values, direction);
  return values.map((value, i) => value - along * (direction[i] ?? 0));
};

/**
 * Coordinates of a vector in the span of two directions: the place there that is nearest to it.
 * Where the two are parallel, the second counts for nothing.
 */
export function inPlane([first, second]: LossPlane["directions"], vector: Float64Array): readonly [number, number] {
  const [a, b, c] = [dot(first, first), dot(first, second), dot(second, second)];
  const [p, q] = [dot(first, vector), dot(second, vector)];
  const determinant = a * c - b * b;
  if (!(determinant > 1e-12 * a * c)) return [a > 0 ? p / a : 0, 0];
  return [(p * c - q * b) / determinant, (q * a - p * b) / determinant];
}

/** Where weights lie as seen in the plane, in the numbers written on its axes. */
export function placeOf({ middle, directions, origin }: LossPlane, weights: Float64Array): readonly [number, number] {
  const [x, y] = inPlane(
    directions,
    weights.map((value, i) => value - (middle[i] ?? 0)),
  );
  return [x + origin[0], y + origin[1]];
}

/** The weights at a place of the plane. */
export function weightsAt({ middle, directions, origin }: LossPlane, x: number, y: number): Float64Array {
  const [first, second] = directions;
  return middle.map((value, i) => value + (x - origin[0]) * (first[i] ?? 0) + (y - origin[1]) * (second[i] ?? 0));
}
