import type { DenseWeights } from "../../experiment/run-event";

/** A network's numbers in one list: layer by layer its kernel [inputs, units], then its bias [units]. */
export function flatWeights(layers: readonly DenseWeights[]): Float64Array {
  return Float64Array.from(layers.flatMap(({ kernel, bias }) => [...kernel, ...bias]));
}
