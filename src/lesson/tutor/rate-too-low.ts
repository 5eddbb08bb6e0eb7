import { lossHistory } from "./loss-history";
import { roundRate } from "./fix";
import type { Rule } from "./remark";

const enoughEpochs = 10;

/** The loss falls at every step, and after all these epochs it has hardly fallen, or is still no better than guessing. */
export const rateTooLow: Rule = (run) => {
  if (run.experiment.model.family === "baseline") return null;
  const losses = lossHistory(run, "train");
  const [first, last] = [losses[0], losses.at(-1)];
  const epochs = run.started?.epochs ?? run.experiment.training.epochs;
  if (!first || !last || last.epoch < Math.max(enoughEpochs, epochs / 3)) return null;
  const fallen = (first.loss - last.loss) / first.loss;
  const falls = losses.every((point, index) => index === 0 || point.loss <= (losses[index - 1]?.loss ?? 0) * 1.0005);
  const classes = run.prepared?.classes.length ?? 0;
  const worseThanGuessing = classes >= 2 && last.loss > Math.log(classes);
  if (!falls || fallen <= 0 || (fallen > 0.05 && !worseThanGuessing)) return null;
  const rate = run.experiment.training.learningRate;
  return {
    rule: "rate-too-low",
    evidence: { first: first.loss, last: last.loss, epochs: Math.round(last.epoch), rate },
    fix: { kind: "learning-rate", learningRate: roundRate(rate * 10) },
  };
};
