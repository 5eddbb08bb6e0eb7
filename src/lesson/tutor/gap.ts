import { headlineMeasure } from "../../experiment/headline-measure";
import type { Rule } from "./remark";

const widest = 0.15;
const fewestRows = 30;

/** A finished run is far better on the rows it learned from than on those it did not. */
export const gap: Rule = ({ result, experiment }) => {
  if (!result || result.rows.validation < fewestRows || experiment.model.family === "baseline") return null;
  const measure = headlineMeasure(result.task);
  const [train, validation] = [result.metrics.train[measure], result.metrics.validation[measure]];
  if (train === undefined || validation === undefined || !(train - validation > widest)) return null;
  const l2 = experiment.training.l2 ?? 0;
  return {
    rule: "gap",
    evidence: { measure, train, validation, rows: result.rows.train, parameters: result.parameters },
    fix: { kind: "l2", l2: l2 > 0 ? Number((l2 * 3).toPrecision(1)) : 0.001 },
  };
};
