import * as v from "valibot";
import { experimentSchema, tasks } from "../experiment/experiment";
import { families } from "../experiment/learns";
import { activations } from "../experiment/model-spec";
import type { CellOperation, CellSource } from "../experiment/trained-model";

/** A label is as long as a field of a table may be, and a feature is called by its column and label. */
const name = v.pipe(v.string(), v.maxLength(2 * 1024 * 1024));
const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const labels = v.pipe(v.array(name), v.maxLength(100_000));

const numberSummary = v.object({ min: number, median: number, max: number });
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(128));

/** Another column may be looked at through its own operations, and so on: no deeper than a preparation has steps. */
const cellSource: v.GenericSchema<unknown, CellSource> = v.object({
  source: name,
  kind: v.picklist(["number", "text"]),
  decimal: v.picklist([".", ","]),
  missing: labels,
  operations: v.pipe(v.array(v.lazy(() => operation)), v.maxLength(400)),
});

const operation: v.GenericSchema<unknown, CellOperation> = v.variant("op", [
  v.object({ op: v.literal("convert"), below: number, factor: number }),
  v.object({ op: v.literal("clip"), low: number, high: number }),
  v.object({ op: v.literal("outside-missing"), low: number, high: number }),
  v.object({ op: v.literal("fill-number"), value: number }),
  v.object({ op: v.literal("log") }),
  v.object({ op: v.literal("affine"), center: number, scale: number }),
  v.object({ op: v.literal("power"), lambda: number }),
  v.object({ op: v.literal("times"), by: cellSource, range: numberSummary }),
  v.object({ op: v.literal("sine"), rate: number }),
  v.pipe(
    v.object({ op: v.literal("bin"), edges: v.pipe(v.array(number), v.maxLength(51)), labels }),
    v.check(({ edges, labels: names }) => edges.length === names.length + 1, "shape"),
  ),
  v.object({ op: v.literal("parse-quantity"), decimal: v.picklist([".", ","]), units: v.record(name, number) }),
  v.object({
    op: v.literal("fill-by"),
    by: cellSource,
    fills: v.record(name, v.union([number, name])),
    otherwise: v.union([number, name]),
  }),
  v.pipe(
    v.object({
      op: v.literal("fill-nearest"),
      of: v.pipe(v.array(cellSource), v.maxLength(2000)),
      scales: v.array(number),
      donors: v.pipe(v.array(v.array(v.nullable(number))), v.maxLength(1000)),
      values: v.array(number),
      k: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
      otherwise: number,
    }),
    v.check(({ of, scales, donors, values }) => {
      const fits = donors.every((donor) => donor.length === of.length);
      return fits && scales.length === of.length && values.length === donors.length;
    }, "shape"),
  ),
  v.pipe(
    v.object({ op: v.literal("label-numbers"), numbers: v.record(name, v.array(number)), otherwise: v.array(number) }),
    v.check(
      ({ numbers, otherwise }) => Object.values(numbers).every(({ length }) => length === otherwise.length),
      "shape",
    ),
  ),
  v.pipe(
    v.object({
      op: v.literal("words"),
      words: labels,
      as: v.picklist(["presence", "count", "tf-idf"]),
      weights: v.optional(v.array(number)),
    }),
    v.check(({ words, weights }) => weights === undefined || weights.length === words.length, "shape"),
  ),
  v.pipe(
    v.object({
      op: v.literal("subwords"),
      merges: v.pipe(v.array(v.tuple([name, name])), v.maxLength(2000)),
      pieces: labels,
      as: v.picklist(["presence", "count", "tf-idf"]),
      weights: v.optional(v.array(number)),
    }),
    v.check(({ pieces, weights }) => weights === undefined || weights.length === pieces.length, "shape"),
  ),
  v.pipe(
    v.object({
      op: v.literal("embeddings"),
      words: labels,
      weights: v.array(number),
      dimensions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      vectors: v.array(v.array(number)),
    }),
    v.check(
      ({ words, weights, dimensions, vectors }) =>
        weights.length === words.length &&
        vectors.length === words.length &&
        vectors.every(({ length }) => length === dimensions),
      "shape",
    ),
  ),
  v.object({
    op: v.literal("pixels"),
    width: side,
    height: side,
    colour: v.picklist(["gray", "rgb"]),
    range: v.picklist(["0-1", "-1-1", "0-255"]),
    otherwise: number,
  }),
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
  name: v.optional(name),
  features: v.pipe(v.array(name), v.maxLength(100_000)),
  summary: v.union([numberSummary, v.object({ labels })]),
});

const metrics = v.record(name, number);

/** preparation.json: everything of a trained model but its weights. */
export const preparationFile = v.object({
  format: v.literal(1),
  family: v.picklist(families),
  task: v.picklist(tasks),
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
