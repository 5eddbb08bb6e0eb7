import * as v from "valibot";

export const activations = ["tanh", "relu", "sigmoid", "linear"] as const;
export type Activation = (typeof activations)[number];

const layer = v.object({
  units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
  activation: v.picklist(activations),
  dropout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(0.9))),
});

/**
 * Which model. `family` names a folder of `src/models`; the rest is that family's own.
 * mlp: hidden layers, then an output layer (1 sigmoid unit for 2 classes, softmax for more, 1 linear unit for a number).
 * linear: the same with no hidden layer. baseline: the most frequent class, or the mean.
 */
export const modelSpec = v.variant("family", [
  v.object({ family: v.literal("mlp"), layers: v.pipe(v.array(layer), v.maxLength(8)) }),
  v.object({ family: v.literal("linear") }),
  v.object({ family: v.literal("baseline") }),
]);
export type ModelSpec = v.InferOutput<typeof modelSpec>;
