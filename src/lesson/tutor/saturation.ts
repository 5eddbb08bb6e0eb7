import { sizeOf } from "../../experiment/layer-telemetry";
import { roundRate } from "./fix";
import { hiddenLayers, learnsLittle } from "./layers";
import type { Rule } from "./remark";

const mostFlat = 0.6;
/** No layer begins with weights of this size: training made them so. */
const largeWeight = 2;

/** Nearly all answers of a tanh or sigmoid layer lie at an end, where a slope is next to nothing, and little is learned. */
export const saturation: Rule = (run) => {
  const layers = hiddenLayers(run);
  const at = layers.findIndex(({ saturated }) => saturated >= mostFlat);
  const layer = layers[at];
  if (!layer || !learnsLittle(run)) return null;
  const rate = run.experiment.training.learningRate;
  const cause = sizeOf(layer.weights) > largeWeight ? "weights" : "inputs";
  return {
    rule: "saturation",
    evidence: { layer: at + 1, percent: Math.round(100 * layer.saturated), activation: layer.activation, cause, rate },
    fix: cause === "weights" ? { kind: "learning-rate", learningRate: roundRate(rate / 10) } : null,
  };
};
