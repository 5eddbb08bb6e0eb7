import { cellOf } from "../../python/frame";
import { dictionary, text } from "../../python/literals";
import type { StepPython } from "../../python/step-python";

export default {
  code: ({ before, after }) => {
    const operation = after.operations.at(-1);
    const given = operation?.op === "relabel" ? operation.labels : {};
    const value = (label: string): string => (label === "" ? "np.nan" : text(label));
    return { lines: [`${cellOf(before)} = ${cellOf(before)}.replace(${dictionary(given, value)})`] };
  },
} satisfies StepPython<"relabel">;
