import { FailureError } from "../../experiment/failure";
import type { BatchNorm, DenseWeights } from "../../experiment/run-event";
import { foldInto, unfolded } from "./batch-norm";
import type { PlannedLayer } from "./layer-plan";

/** Numbers of all layers: kernel and bias of each, and batch norm's scale, input to output. */
export function flatSize(plan: readonly PlannedLayer[]): number {
  const last = plan.at(-1);
  return last ? last.biasAt + last.units : 0; // the output has no batch norm
}

/** Batch norm's running means and variances of all layers. */
const statisticsSize = (plan: readonly PlannedLayer[]): number =>
  plan.reduce((sum, { units, norm }) => sum + (norm ? 2 * units : 0), 0);

/** Before a batch was seen: mean 0, variance 1. */
export function firstStatistics(plan: readonly PlannedLayer[]): Float32Array {
  const statistics = new Float32Array(statisticsSize(plan));
  for (const { units, norm } of plan) if (norm) statistics.fill(1, norm.varianceAt, norm.varianceAt + units);
  return statistics;
}

/** A planned layer's batch norm, as views. @param flat [parameters] @param statistics [statisticsSize] */
export function normAt(
  { units, kernelAt, biasAt, norm }: PlannedLayer,
  flat: Float32Array,
  statistics: Float32Array,
): BatchNorm | null {
  return (
    norm && {
      kernel: flat.subarray(kernelAt, biasAt),
      scale: flat.subarray(norm.scaleAt, norm.scaleAt + units),
      shift: flat.subarray(biasAt, biasAt + units),
      mean: statistics.subarray(norm.meanAt, norm.meanAt + units),
      variance: statistics.subarray(norm.varianceAt, norm.varianceAt + units),
    }
  );
}

/** The layers' own copies of their numbers, batch norm folded in. @param flat [parameters] @param statistics [statisticsSize] */
export function layersOf(
  plan: readonly PlannedLayer[],
  flat: Float32Array,
  statistics: Float32Array = firstStatistics(plan),
): readonly DenseWeights[] {
  return plan.map((layer) => {
    const { inputs, units, activation, kernelAt, biasAt } = layer;
    const kernel = flat.slice(kernelAt, biasAt);
    const bias = flat.slice(biasAt, biasAt + units);
    const views = normAt(layer, flat, statistics);
    if (!views) return { inputs, units, activation, kernel, bias };
    foldInto(views, { kernel, bias });
    const { scale, shift, mean, variance } = views;
    const norm = {
      kernel: views.kernel.slice(),
      scale: scale.slice(),
      shift: shift.slice(),
      mean: mean.slice(),
      variance: variance.slice(),
    };
    return { inputs, units, activation, kernel, bias, norm };
  });
}

export interface FlatNumbers {
  /** [parameters] */
  readonly flat: Float32Array;
  readonly statistics: Float32Array;
}

/**
 * The reverse of `layersOf`. A layer that was kept without its batch norm answers as it did, and learns it from there.
 * Throws FailureError "model/shape" where the layers are not those of the plan.
 */
export function numbersOf(plan: readonly PlannedLayer[], layers: readonly DenseWeights[]): FlatNumbers {
  const flat = new Float32Array(flatSize(plan));
  const statistics = firstStatistics(plan);
  const fits =
    layers.length === plan.length &&
    plan.every((planned, i) => {
      const layer = layers[i];
      const { inputs, units, kernelAt, biasAt } = planned;
      if (layer?.kernel.length !== inputs * units || layer.bias.length !== units) return false;
      const views = normAt(planned, flat, statistics);
      if (views) return fill(views, layer.norm ?? unfolded(layer));
      flat.set(layer.kernel, kernelAt);
      flat.set(layer.bias, biasAt);
      return true;
    });
  if (!fits) throw new FailureError({ code: "model/shape" });
  return { flat, statistics };
}

const normParts = ["kernel", "scale", "shift", "mean", "variance"] as const;

function fill(views: BatchNorm, from: BatchNorm): boolean {
  if (normParts.some((part) => views[part].length !== from[part].length)) return false;
  for (const part of normParts) views[part].set(from[part]);
  return true;
}

/** The trained numbers alone. */
export const flatOf = (plan: readonly PlannedLayer[], layers: readonly DenseWeights[]): Float32Array =>
  numbersOf(plan, layers).flat;
