import type { Predictions } from "../../experiment/run-event";
import type { Rule } from "./remark";

/** Rows given to each class: the largest of each row's probabilities. */
function countPredicted(predictions: Predictions, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let row = 0; row < predictions.truth.length; row++) {
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if ((predictions.output[row * classes + c] ?? 0) > (predictions.output[row * classes + best] ?? 0)) best = c;
    }
    counts[best] = (counts[best] ?? 0) + 1;
  }
  return counts;
}

/** Every row gets the same class. */
export const majority: Rule = ({ result, predictions, experiment }) => {
  if (!result || result.task !== "classification" || experiment.model.family === "baseline") return null;
  const validation = predictions.find((part) => part.part === "validation");
  if (!validation || validation.truth.length < 10) return null;
  const counts = countPredicted(validation, result.classes.length);
  const only = counts.findIndex((count) => count === validation.truth.length);
  if (only < 0) return null;
  const share = validation.truth.reduce((sum, truth) => sum + (truth === only ? 1 : 0), 0) / validation.truth.length;
  return {
    rule: "majority",
    evidence: { label: result.classes[only] ?? "", share, rows: validation.truth.length },
    // Weights help where one class is rarer, and nowhere else.
    fix: experiment.training.classWeights || share < 0.6 ? null : { kind: "class-weights" },
  };
};
