import { cellOf, knownOf } from "../../python/frame";
import { list } from "../../python/literals";
import type { StepPython } from "../../python/step-python";

export default {
  code: ({ step, before, after, work }) => {
    const operation = after.operations.at(-1);
    const labels = operation?.op === "bin" ? operation.labels : [];
    const cell = cellOf(before);
    const present = `${knownOf(before, work)}.dropna()`;
    const share = `np.linspace(0, 1, ${step.bins + 1})`;
    const edges =
      step.by === "quantile" ? `np.quantile(${present}, ${share})` : `${present}.min() + ${share} * np.ptp(${present})`;
    return {
      lines: [
        `edges = np.unique(${edges})`,
        `place = np.searchsorted(edges[1:-1], ${cell}, side="right")`,
        `${cell} = pd.Series(np.array(${list(labels)})[place], index=data.index).where(${cell}.notna())`,
      ],
    };
  },
} satisfies StepPython<"bin">;
