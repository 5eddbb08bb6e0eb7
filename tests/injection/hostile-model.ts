import { defaultExperiment } from "../../src/experiment/experiment.ts";
import type { FittedColumn, TrainedModel } from "../../src/experiment/trained-model.ts";

/** A model that works and whose every name is one of these texts: its columns, labels, classes, target and file. */
export function hostileModel(texts: readonly string[], target = texts[0] ?? ""): TrainedModel {
  const columns = texts.map((text, index) => (index % 2 === 0 ? numbers(text) : labels(text, texts[index - 1] ?? "")));
  const features = columns.flatMap((column) => column.features);
  const kernel = Float32Array.from({ length: features.length * texts.length }, (_, at) => Math.sin(at));
  return {
    format: 1,
    family: "linear",
    task: "classification",
    classes: texts,
    preparation: { columns, features, target: { name: target, center: 0, scale: 1 } },
    layers: [
      {
        inputs: features.length,
        units: texts.length,
        activation: "softmax",
        kernel,
        bias: new Float32Array(texts.length),
      },
    ],
    experiment: {
      ...defaultExperiment,
      name: target.slice(0, 200),
      data: { kind: "file", name: target.slice(0, 260), bytes: 1 },
      target,
      split: { ...defaultExperiment.split, group: target, testWhere: { column: target, equals: [...texts] } },
    },
    metrics: { train: { loss: 1 }, validation: { loss: 1 }, test: {} },
    rows: { train: 1, validation: 1, test: 1 },
  };
}

const common = { decimal: ".", missing: [] } as const;

const numbers = (source: string): FittedColumn => ({
  ...common,
  source,
  kind: "number",
  missing: [source],
  operations: [{ op: "fill-number", value: 0 }],
  features: [source],
  summary: { min: 0, median: 1, max: 2 },
});

const labels = (source: string, other: string): FittedColumn => ({
  ...common,
  source,
  kind: "text",
  operations: [
    { op: "merge", labels: { [source.toLowerCase()]: source } },
    { op: "relabel", labels: { [other]: other } },
    { op: "fill-label", label: source },
    { op: "one-hot", labels: [source, other] },
  ],
  features: [`${source}: ${source}`, `${source}: ${other}`],
  summary: { labels: [source, other] },
});
