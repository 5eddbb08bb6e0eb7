import type { LayerTelemetry } from "../../experiment/layer-telemetry";
import type { RunRecord } from "../../experiment/run-record";
import { lossHistory } from "./loss-history";

/** The hidden layers as they fared at last, input to output. */
export const hiddenLayers = (run: RunRecord): readonly LayerTelemetry[] =>
  run.telemetry?.at(-1)?.layers.slice(0, -1) ?? [];

const enoughEpochs = 3;

/** After a few epochs, the training loss is still most of what it was: a layer that fares ill is no matter where it falls. */
export function learnsLittle(run: RunRecord): boolean {
  const losses = lossHistory(run, "train");
  const [first, last] = [losses[0], losses.at(-1)];
  return first !== undefined && last !== undefined && last.epoch >= enoughEpochs && last.loss > 0.6 * first.loss;
}
