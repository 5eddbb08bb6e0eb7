import * as v from "valibot";

export const activations = ["tanh", "relu", "sigmoid", "linear"] as const;
export type Activation = (typeof activations)[number];

const units = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024));
const layer = v.object({
  units,
  activation: v.picklist(activations),
  dropout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.9))),
  /** Between the layer's sums and its activation: see `models/mlp/batch-norm.ts`. */
  batchNorm: v.optional(v.literal(true)),
});

const encoderLayer = v.object({ units, activation: v.picklist(activations) });

export const clusteringStarts = ["spread", "random"] as const;

/**
 * Which model. `family` names a folder of `src/models`; the rest is that family's own.
 * mlp: hidden layers, then an output layer (1 sigmoid unit for 2 classes, softmax for more, 1 linear unit for a number).
 * linear: the same with no hidden layer. baseline: the most frequent class, or the mean.
 * clustering: so many groups, their first centres far apart ("spread") or rows taken by chance. autoencoder: the encoder's
 * layers, a linear code of so many numbers, the same layers back, and a linear unit for each feature.
 */
export const modelSpec = v.variant("family", [
  v.object({ family: v.literal("mlp"), layers: v.pipe(v.array(layer), v.maxLength(8)) }),
  v.object({ family: v.literal("linear") }),
  v.object({ family: v.literal("baseline") }),
  v.object({
    family: v.literal("clustering"),
    groups: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
    start: v.picklist(clusteringStarts),
  }),
  v.object({
    family: v.literal("autoencoder"),
    layers: v.pipe(v.array(encoderLayer), v.maxLength(4)),
    code: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
  }),
]);
export type ModelSpec = v.InferOutput<typeof modelSpec>;
export type Family = ModelSpec["family"];
