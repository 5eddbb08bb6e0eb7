import { lossHistory } from "./loss-history";
import type { Rule } from "./remark";

/** Validation loss has risen well above its lowest while training loss went on falling. */
export const overfitting: Rule = (run) => {
  if (run.experiment.training.earlyStopping) return null;
  const validation = lossHistory(run, "validation");
  const train = lossHistory(run, "train");
  const [now, trainNow] = [validation.at(-1), train.at(-1)];
  if (!now || !trainNow || validation.length < 5) return null;
  const best = validation.reduce((lowest, point) => (point.loss < lowest.loss ? point : lowest));
  const trainBest = train.find((point) => point.epoch >= best.epoch);
  if (!trainBest || now.epoch - best.epoch < Math.max(10, 0.15 * now.epoch)) return null;
  if (!(now.loss > 1.15 * best.loss) || !(trainNow.loss < trainBest.loss)) return null;
  // A good model's loss also creeps up a little; that is no news to act on.
  if (now.loss - best.loss < 0.1 * (validation[0]?.loss ?? 0)) return null;
  return {
    rule: "overfitting",
    evidence: {
      epoch: Math.round(best.epoch),
      lowest: best.loss,
      now: now.loss,
      trainThen: trainBest.loss,
      trainNow: trainNow.loss,
      rows: run.prepared?.rows.train ?? 0,
    },
    fix: { kind: "early-stopping", patience: 15 },
    epoch: best.epoch,
  };
};
