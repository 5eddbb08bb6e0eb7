import type { RateSweep } from "../experiment/training-trial";
import { trainingDefaults, type Training } from "../experiment/training";
import type { Model, TrainingRows } from "../models/family";

/** From a rate that moves nothing to one that no training survives. */
const lowest = 1e-6;
const highest = 30;
const steps = 120;
/** The loss has run away when it is so many times its lowest. */
const away = 4;
/** Of a smoothed loss, the share that the points before have. */
const memory = 0.8;

export interface RateFinderRequest {
  readonly model: Model;
  readonly training: Training;
  readonly data: TrainingRows;
  readonly classWeights: Float32Array | null;
  readonly seed: number;
  /** The model's present loss, on a sample of the training rows. */
  loss(): Promise<number>;
  /** Called between steps; throws where it was cancelled. */
  between(): Promise<void>;
}

/**
 * Trains over batches with a rate that grows from step to step, and notes the loss after each, until it runs away. The
 * model is spoilt by it. Schedule and changes of the training are left out: it is the rate at their beginning that is sought.
 * Source: Smith 2017, Cyclical Learning Rates for Training Neural Networks, section 3.3.
 */
export async function findRate(request: RateFinderRequest): Promise<RateSweep> {
  const { model, training, data, classWeights, seed } = request;
  let learningRate = lowest;
  const { batchSize, optimizer, weightDecay, l1, l2, clip } = { ...trainingDefaults, ...training };
  const settings = () => ({ batchSize, optimizer, learningRate, weightDecay, l1, l2, clip });
  const units = model.units({ data, fromEpoch: 0, seed, classWeights, settings });
  const points: { learningRate: number; loss: number }[] = [];
  let best = Infinity;
  try {
    for (let step = 0; step < steps; step++) {
      learningRate = lowest * (highest / lowest) ** (step / (steps - 1));
      if (units.next().done) break;
      const loss = await request.loss();
      if (!Number.isFinite(loss)) return { points, suggestion: suggestedRate(points), diverged: true };
      points.push({ learningRate, loss });
      best = Math.min(best, loss);
      if (loss > away * best) return { points, suggestion: suggestedRate(points), diverged: true };
      await request.between();
    }
  } finally {
    units.return();
  }
  return { points, suggestion: suggestedRate(points), diverged: false };
}

/**
 * The rate at which the smoothed loss falls fastest by the logarithm of the rate, before it is lowest; null where it does
 * not fall by a hundredth of itself.
 */
export function suggestedRate(points: RateSweep["points"]): number | null {
  const losses = smoothed(points.map(({ loss }) => loss));
  const lowestAt = losses.indexOf(Math.min(...losses));
  let [steepest, at] = [0, -1];
  for (let i = 1; i <= lowestAt; i++) {
    const fall = (losses[i - 1] ?? 0) - (losses[i] ?? 0);
    if (fall > steepest) [steepest, at] = [fall, i];
  }
  const fallen = (losses[0] ?? 0) - (losses[lowestAt] ?? 0);
  return fallen > 0.01 * Math.abs(losses[0] ?? 0) ? (points[at]?.learningRate ?? null) : null;
}

/** A running mean that forgets, free of the bias of its first values. */
function smoothed(losses: readonly number[]): readonly number[] {
  let mean = 0;
  return losses.map((loss, i) => {
    mean = memory * mean + (1 - memory) * loss;
    return mean / (1 - memory ** (i + 1));
  });
}
