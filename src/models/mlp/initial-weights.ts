import { createRandom } from "../../experiment/random";
import type { PlannedLayer } from "./layer-plan";

/**
 * First weights, flat in the layers' order; biases are zero, batch norm's scales one.
 * relu: normal, variance 2 / inputs (He et al. 2015). Else uniform, limit √(6 / (inputs + units)) (Glorot and Bengio 2010).
 */
export function initialWeights(layers: readonly PlannedLayer[], seed: number): Float32Array {
  const random = createRandom(seed, "weights");
  const last = layers.at(-1);
  const weights = new Float32Array(last ? last.biasAt + last.units : 0);
  for (const { inputs, units, activation, kernelAt, biasAt, norm } of layers) {
    const limit = Math.sqrt(6 / (inputs + units));
    const deviation = Math.sqrt(2 / inputs);
    for (let i = kernelAt; i < biasAt; i++) {
      weights[i] = activation === "relu" ? deviation * random.normal() : limit * (2 * random.next() - 1);
    }
    if (norm) weights.fill(1, norm.scaleAt, norm.scaleAt + units);
  }
  return weights;
}
