import * as v from "valibot";
import { experimentSchema } from "../experiment/experiment";
import { activations } from "../experiment/model-spec";

/** A label is as long as a field of a table may be, and a feature is called by its column and label. */
const name = v.pipe(v.string(), v.maxLength(2 * 1024 * 1024));
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const labels = v.pipe(v.array(name), v.maxLength(100_000));

const operation = v.variant("op", [
  v.object({ op: v.literal("convert"), below: number, factor: number }),
  v.object({ op: v.literal("clip"), low: number, high: number }),
  v.object({ op: v.literal("outside-missing"), low: number, high: number }),
  v.object({ op: v.literal("fill-number"), value: number }),
  v.object({ op: v.literal("log") }),
  v.object({ op: v.literal("affine"), center: number, scale: number }),
  v.object({ op: v.literal("merge"), labels: v.record(name, name) }),
  v.object({ op: v.literal("relabel"), labels: v.record(name, name) }),
  v.object({ op: v.literal("shorten"), keep: v.picklist(["first-word", "before-parenthesis", "after-comma"]) }),
  v.object({ op: v.literal("fill-label"), label: name }),
  v.object({ op: v.literal("one-hot"), labels }),
  v.object({ op: v.literal("ordinal"), labels }),
  v.object({ op: v.literal("date-part"), part: v.picklist(["year", "month-sin", "month-cos", "day-of-year"]) }),
]);

const column = v.object({
  source: name,
  kind: v.picklist(["number", "text"]),
  decimal: v.picklist([".", ","]),
  missing: labels,
  operations: v.pipe(v.array(operation), v.maxLength(400)),
  features: v.pipe(v.array(name), v.maxLength(100_000)),
  summary: v.union([v.object({ min: number, median: number, max: number }), v.object({ labels })]),
});

const metrics = v.record(name, number);

/** preparation.json: everything of a trained model but its weights. */
export const preparationFile = v.object({
  format: v.literal(1),
  family: v.picklist(["mlp", "linear", "baseline"]),
  task: v.picklist(["classification", "regression"]),
  classes: v.pipe(v.array(name), v.maxLength(1000)),
  preparation: v.object({
    columns: v.pipe(v.array(column), v.maxLength(10_000)),
    features: v.pipe(v.array(name), v.maxLength(100_000)),
    target: v.object({ name, center: number, scale: number }),
  }),
  experiment: experimentSchema,
  metrics: v.object({ train: metrics, validation: metrics, test: metrics }),
  rows: v.object({ train: count, validation: count, test: count }),
});

const dense = v.object({
  class_name: v.literal("Dense"),
  config: v.object({
    name,
    units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
    activation: v.picklist([...activations, "softmax"]),
    use_bias: v.literal(true),
  }),
});

/** model.json: a Sequential of Dense layers whose weights lie in one file. */
export const modelFile = v.object({
  format: v.literal("layers-model"),
  modelTopology: v.object({
    model_config: v.object({
      class_name: v.literal("Sequential"),
      config: v.object({ layers: v.pipe(v.array(dense), v.minLength(1), v.maxLength(20)) }),
    }),
  }),
  weightsManifest: v.pipe(
    v.array(
      v.object({
        paths: v.tuple([v.literal("weights.bin")]),
        weights: v.pipe(
          v.array(
            v.object({
              name,
              shape: v.pipe(v.array(count), v.minLength(1), v.maxLength(2)),
              dtype: v.literal("float32"),
            }),
          ),
          v.maxLength(40),
        ),
      }),
    ),
    v.length(1),
  ),
});
