import type { DenseWeights } from "../../experiment/run-event";
import { forwardAll } from "../../models/mlp/forward";

/** An autoencoder in its two halves: what squeezes a row, and what draws it again. */
export interface Coder {
  readonly encoder: readonly DenseWeights[];
  readonly decoder: readonly DenseWeights[];
  /** Numbers of a code. */
  readonly size: number;
}

/** The halves are as long as each other: the decoder is the encoder's mirror. null where that cannot be. */
export function coderOf(layers: readonly DenseWeights[]): Coder | null {
  const half = layers.length / 2;
  const [encoder, decoder] = [layers.slice(0, half), layers.slice(half)];
  const size = encoder.at(-1)?.units;
  const isMirrored = size === decoder[0]?.inputs && encoder[0]?.inputs === decoder.at(-1)?.units;
  return size !== undefined && Number.isInteger(half) && isMirrored ? { encoder, decoder, size } : null;
}

const through = (layers: readonly DenseWeights[], values: Float32Array): Float32Array => {
  const inputs = layers[0]?.inputs ?? 0;
  return inputs > 0 ? (forwardAll(layers, values, Math.floor(values.length / inputs)).at(-1) ?? values) : values;
};

/** How many rows can be squeezed within so many multiply-adds: a page that draws must not stand still for them. */
export const rowsWithin = ({ encoder }: Coder, multiplyAdds: number): number =>
  Math.max(1, Math.floor(multiplyAdds / encoder.reduce((sum, { inputs, units }) => sum + inputs * units, 1)));

/** @param x [rows, features]. @returns codes [rows, size] */
export const codesOf = ({ encoder }: Coder, x: Float32Array): Float32Array => through(encoder, x);

/** @param codes [rows, size]. @returns rebuilt rows [rows, features] */
export const rebuilt = ({ decoder }: Coder, codes: Float32Array): Float32Array => through(decoder, codes);

/** Mean squared error a number of each row. @param x [rows, features] @param again the same, rebuilt */
export function rebuildErrors(x: Float32Array, again: Float32Array, features: number): Float64Array {
  const errors = new Float64Array(features > 0 ? Math.floor(x.length / features) : 0);
  for (let row = 0; row < errors.length; row++) {
    let sum = 0;
    for (let at = row * features; at < (row + 1) * features; at++) sum += ((x[at] ?? 0) - (again[at] ?? 0)) ** 2;
    errors[row] = sum / features;
  }
  return errors;
}

/** Rows with the largest errors, the worst first. */
export const worstRows = (errors: Float64Array, most: number): readonly number[] =>
  [...errors.keys()].sort((a, b) => (errors[b] ?? 0) - (errors[a] ?? 0) || a - b).slice(0, most);
