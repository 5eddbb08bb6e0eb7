import { roundRate } from "./fix";
import { lossHistory } from "./loss-history";
import type { Rule } from "./remark";

/** The loss is no number any more: the weights have run away. */
export const diverged: Rule = (run) => {
  const losses = lossHistory(run, "train");
  const at = losses.find((point) => !Number.isFinite(point.loss));
  const failure = run.failure?.code === "training/loss-not-finite" ? run.failure : null;
  if (!at && !failure) return null;
  const rate = Number(failure?.values?.["learningRate"] ?? run.experiment.training.learningRate);
  return {
    rule: "diverged",
    evidence: { epoch: Math.ceil(at?.epoch ?? Number(failure?.values?.["epoch"] ?? 0)), rate },
    fix: { kind: "learning-rate", learningRate: roundRate(rate / 10) },
  };
};
