import { cellOf, knownOf } from "../../python/frame";
import { number } from "../../python/literals";
import type { StepPython } from "../../python/step-python";

export default {
  comment: ({ action }) => (action === "drop-rows" ? "rows that it left out do not stand in split.csv" : null),
  code: ({ step, before, work }) => {
    const [cell, k] = [cellOf(before), number(step.k)];
    return {
      lines: [
        `q1, q3 = ${knownOf(before, work)}.quantile([0.25, 0.75])`,
        `low, high = q1 - ${k} * (q3 - q1), q3 + ${k} * (q3 - q1)`,
        step.action === "clip"
          ? `${cell} = ${cell}.clip(low, high)`
          : `${cell} = ${cell}.where(${cell}.between(low, high))`,
      ],
    };
  },
} satisfies StepPython<"outliers">;
