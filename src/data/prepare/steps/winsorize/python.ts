import { cellOf, knownOf } from "../../python/frame";
import { number } from "../../python/literals";
import type { StepPython } from "../../python/step-python";

export default {
  code: ({ step, before, work }) => ({
    lines: [
      `low, high = ${knownOf(before, work)}.quantile([${number(step.low)}, ${number(step.high)}])`,
      `${cellOf(before)} = ${cellOf(before)}.clip(low, high)`,
    ],
  }),
} satisfies StepPython<"winsorize">;
