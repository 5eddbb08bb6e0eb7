import { roundRate } from "./fix";
import { hiddenLayers, learnsLittle } from "./layers";
import type { Rule } from "./remark";

/** Half of a ReLU layer, or more, answers no row: its units pass no slope on and will hardly come back. */
export const deadUnits: Rule = (run) => {
  const layers = hiddenLayers(run);
  const worst = layers.reduce((most, each) => (share(each) > share(most) ? each : most), layers[0]);
  if (!worst || share(worst) < 0.5 || worst.deadUnits < 2 || !learnsLittle(run)) return null;
  const rate = run.experiment.training.learningRate;
  return {
    rule: "dead-units",
    evidence: { layer: layers.indexOf(worst) + 1, dead: worst.deadUnits, units: worst.units, rate },
    fix: { kind: "learning-rate", learningRate: roundRate(rate / 10) },
  };
};

const share = (layer: { readonly deadUnits: number; readonly units: number } | undefined): number =>
  layer ? layer.deadUnits / layer.units : 0;
