import type { ModelSpec } from "../experiment/model-spec";
import type { Bench } from "./bench.svelte";

const hasBatchNorm = (model: ModelSpec): boolean =>
  model.family === "mlp" && model.layers.some(({ batchNorm }) => batchNorm);

/**
 * The smallest batch that may be set: of a single row, batch norm has nothing to compare. What is set reaches the run under
 * way, too, whose layers may be others by now than those in hand.
 */
export function leastBatchSize({ experiment, busy, run }: Pick<Bench, "experiment" | "busy" | "run">): 1 | 2 {
  return hasBatchNorm(experiment.model) || (busy && run && hasBatchNorm(run.experiment.model)) ? 2 : 1;
}
