import type { Experiment } from "../../experiment/experiment";
import type { Activation } from "../../experiment/model-spec";
import { withActivation } from "../../experiment/with-activation";

/** A repair the tutor offers. Each is one change of the Experiment and can be undone as one. */
export type Fix =
  | { readonly kind: "learning-rate"; readonly learningRate: number }
  | { readonly kind: "l2"; readonly l2: number }
  | { readonly kind: "activation"; readonly activation: Activation }
  | { readonly kind: "early-stopping"; readonly patience: number }
  | { readonly kind: "drop-column"; readonly column: string }
  | { readonly kind: "class-weights" };

/** The Experiment with the repair made. */
export function applyFix(experiment: Experiment, fix: Fix): Experiment {
  switch (fix.kind) {
    case "learning-rate":
      return { ...experiment, training: { ...experiment.training, learningRate: fix.learningRate } };
    case "l2":
      return { ...experiment, training: { ...experiment.training, l2: fix.l2 } };
    case "activation":
      return { ...experiment, model: withActivation(experiment.model, fix.activation) };
    case "early-stopping":
      return { ...experiment, training: { ...experiment.training, earlyStopping: { patience: fix.patience } } };
    case "class-weights":
      return { ...experiment, training: { ...experiment.training, classWeights: true } };
    case "drop-column":
      return {
        ...experiment,
        preparation: [{ step: "drop-columns", columns: [fix.column] }, ...experiment.preparation],
      };
    default:
      fix satisfies never;
      return experiment;
  }
}

/** The next round value (1, 2 or 5 times a power of ten) at or below `rate`. */
export function roundRate(rate: number): number {
  const power = 10 ** Math.floor(Math.log10(rate));
  const lead = [5, 2, 1].find((step) => step * power <= rate * 1.0001) ?? 1;
  return Number((lead * power).toPrecision(1));
}
