import { headlineMeasure } from "../../experiment/headline-measure";
import { learnsBy } from "../../experiment/learns";
import type { Rule } from "./remark";

const tooGood = 0.995;
const dominance = 4;

/** A score that real data hardly gives, carried by one column: it may know the answer. */
export const leak: Rule = ({ result, experiment }) => {
  if (!result || experiment.data.kind === "points") return null;
  // Without a target there is no answer to know.
  if (learnsBy[experiment.model.family] !== "target") return null;
  const measure = headlineMeasure(result.task);
  const score = result.metrics.validation[measure] ?? 0;
  if (score < tooGood) return null;
  const [first, second] = [...result.importance].sort((a, b) => b.lossIncrease - a.lossIncrease);
  // A picture, a text or a sound alone is the whole of what is told: without it there is nothing to learn from.
  if (!first || !second) return null;
  if (first.lossIncrease <= 0 || first.lossIncrease < dominance * second.lossIncrease) return null;
  const times = second.lossIncrease > 0 ? first.lossIncrease / second.lossIncrease : 0;
  return {
    rule: "leak",
    evidence: {
      column: first.column,
      score,
      measure,
      increase: first.lossIncrease,
      times,
      rows: result.rows.validation,
    },
    fix: { kind: "drop-column", column: first.column },
  };
};
