import type { Experiment } from "../experiment/experiment";
import type { Family, ModelSpec } from "../experiment/model-spec";

/** What each family begins with where nobody has said otherwise. */
const firstSpecs: { readonly [F in Family]: Extract<ModelSpec, { family: F }> } = {
  baseline: { family: "baseline" },
  linear: { family: "linear" },
  mlp: { family: "mlp", layers: [{ units: 8, activation: "relu" }] },
  clustering: { family: "clustering", groups: 3, start: "spread" },
  autoencoder: { family: "autoencoder", layers: [{ units: 16, activation: "tanh" }], code: 2 },
};

/** The experiment with a model of this family. @param before the models that were in hand before it */
export function withFamily(experiment: Experiment, family: Family, before: readonly ModelSpec[] = []): Experiment {
  if (experiment.model.family === family) return experiment;
  const last = before.findLast((spec) => spec.family === family);
  return { ...experiment, model: last ?? firstSpecs[family] };
}
