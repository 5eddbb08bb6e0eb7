import type { Experiment } from "../../experiment/experiment";
import { learnsBy } from "../../experiment/learns";
import type { ModelSpec } from "../../experiment/model-spec";
import type { PreparationStep } from "../../experiment/preparation";

export const active = (steps: readonly PreparationStep[]): PreparationStep[] => steps.filter(({ off }) => !off);

/** The quick model that learns what this one learns: as many groups, a code as wide; else a linear one. */
export function smallModel(model: ModelSpec): ModelSpec {
  if (model.family === "autoencoder") return { ...model, layers: [] };
  return learnsBy[model.family] === "target" ? { family: "linear" } : model;
}

/**
 * A small model on the table after the first `count` steps; "auto" makes trainable what they leave. Labels given by hand
 * are there from the first: the target may be among them.
 */
export function smallExperiment(experiment: Experiment, count: number, seed: number): Experiment {
  const byHand = experiment.preparation.slice(count).filter(({ step }) => step === "label-rows");
  return {
    ...experiment,
    seed,
    split: { ...experiment.split, seed },
    preparation: [...active([...byHand, ...experiment.preparation.slice(0, count)]), { step: "auto" }],
    model: smallModel(experiment.model),
    training: { epochs: 40, batchSize: 32, optimizer: "adam", learningRate: 0.03 },
    evaluation: { openTest: false },
  };
}
