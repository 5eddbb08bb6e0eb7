import { createRandom, type Random } from "../../experiment/random";
import type { TrainingRows } from "../family";
import { squaredDistance } from "./centres";

/**
 * Rows to begin with. "random": any. "spread": each next one by chance, a row's chance being its squared distance to the
 * nearest of those that are taken (k-means++, Arthur and Vassilvitskii 2007).
 * @returns centres [groups, inputs]; a row twice only where there are fewer than groups.
 */
export function firstCentres(
  { x, rows }: TrainingRows,
  inputs: number,
  groups: number,
  start: "spread" | "random",
  seed: number,
): Float32Array {
  const random = createRandom(seed, "centres");
  const taken = start === "spread" ? spreadRows(x, rows, inputs, groups, random) : anyRows(rows, groups, random);
  const centres = new Float32Array(groups * inputs);
  taken.forEach((row, g) => centres.set(x.subarray(row * inputs, (row + 1) * inputs), g * inputs));
  return centres;
}

const anyRows = (rows: number, groups: number, random: Random): number[] => {
  const order = random.shuffle(Int32Array.from({ length: rows }, (_, row) => row));
  return Array.from({ length: groups }, (_, g) => order[g % Math.max(1, rows)] ?? 0);
};

function spreadRows(x: Float32Array, rows: number, inputs: number, groups: number, random: Random): number[] {
  const taken = [Math.min(rows - 1, Math.floor(random.next() * rows))];
  const squares = new Float64Array(rows).fill(Infinity);
  while (taken.length < groups) {
    const last = taken.at(-1) ?? 0;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const square = Math.min(squares[row] as number, squaredDistance(x, row, x, last, inputs));
      squares[row] = square;
      sum += square;
    }
    taken.push(drawn(squares, sum, random));
  }
  return taken;
}

/** A row by its share of the sum; any where all lie on those that are taken. */
function drawn(squares: Float64Array, sum: number, random: Random): number {
  if (!(sum > 0)) return Math.min(squares.length - 1, Math.floor(random.next() * squares.length));
  let left = random.next() * sum;
  let last = 0;
  for (let row = 0; row < squares.length; row++) {
    const square = squares[row] as number;
    if (square <= 0) continue;
    last = row;
    left -= square;
    if (left < 0) break;
  }
  return last;
}
