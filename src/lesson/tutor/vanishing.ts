import { sizeOf } from "../../experiment/layer-telemetry";
import { hiddenLayers, learnsLittle } from "./layers";
import type { Rule } from "./remark";

const fewestLayers = 3;
/** The first layer's slopes against the output's, at most. */
const vanished = 1 / 100;

/** In a deep network the slopes shrink from layer to layer, until the first layers hardly move. */
export const vanishing: Rule = (run) => {
  const layers = hiddenLayers(run);
  const [first, output] = [layers[0], run.telemetry?.at(-1)?.layers.at(-1)];
  if (!first || !output || layers.length < fewestLayers || first.activation === "relu" || !learnsLittle(run))
    return null;
  const [firstSlope, outputSlope] = [sizeOf(first.gradients), sizeOf(output.gradients)];
  if (!(firstSlope > 0) || firstSlope > vanished * outputSlope) return null;
  return {
    rule: "vanishing",
    evidence: { times: Math.round(outputSlope / firstSlope), layers: layers.length, activation: first.activation },
    fix: { kind: "activation", activation: "relu" },
  };
};
