import type { DenseWeights } from "../../experiment/run-event";

/**
 * Centres as a dense layer: |x − c|² = |x|² − (2c·x − |c|²), so the softmax of 2c·x − |c|² is that of −|x − c|², and the
 * likeliest group is the nearest centre.
 * @param centres [groups, inputs]
 */
export function layerOf(centres: Float32Array, inputs: number): DenseWeights {
  const units = centres.length / inputs;
  const kernel = new Float32Array(inputs * units);
  const bias = new Float32Array(units);
  for (let g = 0; g < units; g++) {
    let square = 0;
    for (let i = 0; i < inputs; i++) {
      const value = centres[g * inputs + i] ?? 0;
      kernel[i * units + g] = 2 * value; // exact: half of it is the centre again
      square += value * value;
    }
    bias[g] = -square;
  }
  return { inputs, units, activation: "softmax", kernel, bias };
}

/** The reverse of `layerOf`. @returns [groups, inputs] */
export function centresOf({ inputs, units, kernel }: DenseWeights): Float32Array {
  const centres = new Float32Array(inputs * units);
  for (let g = 0; g < units; g++) {
    for (let i = 0; i < inputs; i++) centres[g * inputs + i] = (kernel[i * units + g] ?? 0) / 2;
  }
  return centres;
}

/** Squared distance of a row of x [rows, inputs] to a centre of [groups, inputs]. */
export function squaredDistance(
  x: Float32Array,
  row: number,
  centres: Float32Array,
  group: number,
  inputs: number,
): number {
  let sum = 0;
  for (let i = 0, a = row * inputs, b = group * inputs; i < inputs; i++, a++, b++) {
    const off = (x[a] as number) - (centres[b] as number);
    sum += off * off;
  }
  return sum;
}

export interface Nearest {
  /** [rows] the nearest centre's group; the first of equals. */
  readonly groupOf: Int32Array;
  /** [rows] its squared distance. */
  readonly squares: Float64Array;
}

/** @param x [rows, inputs] @param centres [groups, inputs] */
export function nearestCentres(x: Float32Array, rows: number, centres: Float32Array, inputs: number): Nearest {
  const groups = inputs > 0 ? centres.length / inputs : 0;
  const groupOf = new Int32Array(rows);
  const squares = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let least = Infinity;
    for (let g = 0; g < groups; g++) {
      const square = squaredDistance(x, row, centres, g, inputs);
      if (square >= least) continue;
      least = square;
      groupOf[row] = g;
    }
    squares[row] = least;
  }
  return { groupOf, squares };
}
