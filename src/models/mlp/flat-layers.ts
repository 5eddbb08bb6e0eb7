import { FailureError } from "../../experiment/failure";
import type { DenseWeights } from "../../experiment/run-event";
import type { PlannedLayer } from "./layer-plan";

/** Numbers of all layers: kernel and bias of each, input to output. */
export function flatSize(plan: readonly PlannedLayer[]): number {
  const last = plan.at(-1);
  return last ? last.biasAt + last.units : 0;
}

/** The layers' own copies of their numbers. @param flat [parameters] */
export function layersOf(plan: readonly PlannedLayer[], flat: Float32Array): readonly DenseWeights[] {
  return plan.map(({ inputs, units, activation, kernelAt, biasAt }) => ({
    inputs,
    units,
    activation,
    kernel: flat.slice(kernelAt, biasAt),
    bias: flat.slice(biasAt, biasAt + units),
  }));
}

/** The reverse of `layersOf`. Throws FailureError "model/shape" where the layers are not those of the plan. */
export function flatOf(plan: readonly PlannedLayer[], layers: readonly DenseWeights[]): Float32Array {
  const flat = new Float32Array(flatSize(plan));
  const fits =
    layers.length === plan.length &&
    plan.every(({ inputs, units, kernelAt, biasAt }, i) => {
      const layer = layers[i];
      if (layer?.kernel.length !== inputs * units || layer.bias.length !== units) return false;
      flat.set(layer.kernel, kernelAt);
      flat.set(layer.bias, biasAt);
      return true;
    });
  if (!fits) throw new FailureError({ code: "model/shape" });
  return flat;
}
