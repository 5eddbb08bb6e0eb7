import path from "node:path";
import { defaultExperiment, defaultTraining } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import type { Experiment } from "../experiment/experiment";
import { parseExperiment } from "../experiment/parse-experiment";
import type { ShortForm } from "./arguments";

const modelOf = ({ model, groups, code }: ShortForm): unknown => {
  if (model === "mlp") return defaultExperiment.model;
  if (model === "clustering") return { family: model, groups, start: "spread" };
  return model === "autoencoder"
    ? { family: model, layers: [{ units: 32, activation: "relu" }], code }
    : { family: model };
};

/** The Experiment that the short form stands for: prepare by itself, default network, the sealed test opened. */
export function experimentOf(asked: ShortForm, rows: number, bytes: number): Outcome<Experiment> {
  const training = defaultTraining(rows);
  return parseExperiment(
    {
      ...defaultExperiment,
      seed: asked.seed,
      data: { kind: "file", name: path.basename(asked.data), bytes },
      target: asked.target,
      task: asked.task,
      preparation: [
        ...(asked.drop.length > 0 ? [{ step: "drop-columns", columns: asked.drop }] : []),
        ...defaultExperiment.preparation,
      ],
      model: modelOf(asked),
      training: asked.epochs === undefined ? training : { ...training, epochs: asked.epochs },
      evaluation: { openTest: true },
      backend: asked.backend,
    },
    asked.data,
  );
}
