import type { Activation, ModelSpec } from "./model-spec";

/** The model with this activation in all of its layers; one that has none stays as it is. */
export function withActivation(model: ModelSpec, activation: Activation): ModelSpec {
  switch (model.family) {
    case "mlp":
      return { ...model, layers: model.layers.map((layer) => ({ ...layer, activation })) };
    case "autoencoder":
      return { ...model, layers: model.layers.map((layer) => ({ ...layer, activation })) };
    case "linear":
    case "baseline":
    case "clustering":
      return model;
    default:
      return model satisfies never;
  }
}
