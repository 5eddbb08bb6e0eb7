import { roundRate } from "./fix";
import { lossHistory } from "./loss-history";
import type { Rule } from "./remark";

const window = 8;

/** Training loss stands well above where it began, or swings up and down by a quarter of itself. */
export const rateTooHigh: Rule = (run) => {
  const losses = lossHistory(run, "train").filter((point) => Number.isFinite(point.loss));
  const [first, last] = [losses[0], losses.at(-1)];
  if (!first || !last || losses.length < window + 1) return null;
  const recent = losses.slice(-window);
  const values = recent.map((point) => point.loss);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const turns = values.filter((value, index) => {
    const [before, after] = [values[index - 1], values[index + 1]];
    return before !== undefined && after !== undefined && (value - before) * (after - value) < 0;
  }).length;
  const rising = low > 1.5 * first.loss;
  const swinging = turns >= 4 && high - low > 0.25 * mean && mean > 0.15 * first.loss;
  if (!rising && !swinging) return null;
  const rate = run.experiment.training.learningRate;
  return {
    rule: "rate-too-high",
    evidence: { shape: rising ? "rising" : "swinging", first: first.loss, low, high, epochs: window, rate },
    fix: { kind: "learning-rate", learningRate: roundRate(rate / 5) },
  };
};
