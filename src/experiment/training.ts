import * as v from "valibot";
import { measures } from "./measures";

export const optimizers = ["sgd", "momentum", "rmsprop", "adam", "adamw"] as const;
export type OptimizerName = (typeof optimizers)[number];
export const schedules = ["constant", "step", "cosine", "warm-up", "one-cycle"] as const;

const positive = v.pipe(v.number(), v.finite(), v.minValue(0));
const whole = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const divisor = v.pipe(v.number(), v.minValue(1), v.maxValue(1e9));

const epochs = whole(10000);
const batchSize = whole(65536);
const optimizer = v.picklist(optimizers);
const learningRate = v.pipe(v.number(), v.minValue(1e-7), v.maxValue(100));

/** What may also be changed in the middle of a run, but for what every training has. */
const adjustable = {
  /** adamw: the share of a weight, times the learning rate, that each step takes away; 0.01. */
  weightDecay: v.optional(positive),
  /** How the learning rate goes; its numbers stand below, for those schedules that have any. */
  schedule: v.optional(v.picklist(schedules)),
  /** "step": times `factor` after every so many epochs; 10 and 0.5. */
  steps: v.optional(v.object({ everyEpochs: epochs, factor: share })),
  /** "warm-up": from a tenth up to the learning rate within so many epochs, then constant, or along a cosine to zero; 5. */
  warmUp: v.optional(v.object({ epochs, then: v.picklist(["constant", "cosine"]) })),
  /** "one-cycle": up to the learning rate in the first `rise` of all steps, from a 25th of it, and then down to a 10,000th of that; momentum (β₁) from 0.95 to 0.85 and back. */
  oneCycle: v.optional(v.object({ rise: share, startDivisor: divisor, endDivisor: divisor })),
  /** Weight of the sum of absolute weights added to the loss (biases are left out). */
  l1: v.optional(positive),
  /** Weight of the sum of squared weights added to the loss (biases are left out). */
  l2: v.optional(positive),
  /** A batch's gradient is made shorter, to this length ("norm"), or each of its numbers to this size ("value"). null: not. */
  clip: v.optional(v.nullable(v.object({ by: v.picklist(["norm", "value"]), at: v.pipe(positive, v.minValue(1e-6)) }))),
};

const place = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** Numbers of a network set by hand: see `HandWeight`. */
const weights = v.optional(
  v.pipe(
    v.array(
      v.object({
        layer: place(8),
        from: v.nullable(place(99_999)),
        unit: place(1023),
        value: v.pipe(v.number(), v.minValue(-1000), v.maxValue(1000)),
      }),
    ),
    v.maxLength(1000),
  ),
);

/**
 * Settings that were changed in mid-run, and when: part of the Experiment, so that a run whose learning rate was moved by
 * hand, or one that branched off from another, is the same run again. `atEpoch` counts epochs done, and may lie within one,
 * as the loop counts them; what concerns whole epochs (batch size, optimizer, schedule, epochs) waits for the next to begin.
 */
const trainingChange = v.object({
  atEpoch: v.pipe(v.number(), v.finite(), v.minValue(0)),
  epochs: v.optional(epochs),
  batchSize: v.optional(batchSize),
  optimizer: v.optional(optimizer),
  learningRate: v.optional(learningRate),
  ...adjustable,
  /** Numbers of the network that were set by hand then. */
  weights,
});
export type TrainingChange = v.InferOutput<typeof trainingChange>;

export const mostChanges = 1000;

export const training = v.object({
  epochs,
  batchSize,
  optimizer,
  learningRate,
  ...adjustable,
  /** Weights rows by the inverse share of their class. */
  classWeights: v.optional(v.boolean()),
  /** Stops when the metric (the loss) was no better on validation rows for `patience` epochs; the weights of the best epoch are taken. */
  earlyStopping: v.optional(v.object({ patience: epochs, metric: v.optional(v.picklist(measures)) })),
  /** Stops at the end of the first epoch after which the metric is as good as this. */
  stopAt: v.optional(
    v.object({
      part: v.picklist(["train", "validation"]),
      metric: v.picklist(measures),
      value: v.pipe(v.number(), v.finite()),
    }),
  ),
  /** Stops at the end of the epoch in which so many seconds of training are over: the one setting by which a slower machine trains less. */
  stopAfterSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(86400))),
  /** Numbers of the network that are set by hand before the first step. */
  weights,
  changes: v.optional(v.pipe(v.array(trainingChange), v.maxLength(mostChanges))),
});
export type Training = v.InferOutput<typeof training>;

export { trainingDefaults } from "./training-defaults";
