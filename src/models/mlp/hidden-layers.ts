import type { Activation, ModelSpec } from "../../experiment/model-spec";

export interface HiddenLayer {
  readonly units: number;
  readonly activation: Activation;
  readonly dropout?: number | undefined;
  readonly batchNorm?: boolean | undefined;
}

/** The layers between features and output. An autoencoder's: as asked, its code in their middle, and the same back. */
export function hiddenLayers(spec: ModelSpec): readonly HiddenLayer[] {
  if (spec.family === "mlp") return spec.layers;
  if (spec.family !== "autoencoder") return [];
  return [...spec.layers, { units: spec.code, activation: "linear" }, ...spec.layers.toReversed()];
}
