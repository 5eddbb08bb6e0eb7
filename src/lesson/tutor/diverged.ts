import { roundRate } from "./fix";
import { lossHistory } from "./loss-history";
import type { Rule } from "./remark";

/** The loss is no number any more: the weights have run away. */
export const diverged: Rule = (run) => {
  const losses = lossHistory(run, "train");
  const at = losses.find((point) => !Number.isFinite(point.loss));
  if (!at && run.failure?.code !== "training/diverged") return null;
  const rate = run.experiment.training.learningRate;
  return {
    rule: "diverged",
    evidence: { epoch: Math.ceil(at?.epoch ?? losses.at(-1)?.epoch ?? 0), rate },
    fix: { kind: "learning-rate", learningRate: roundRate(rate / 10) },
  };
};
