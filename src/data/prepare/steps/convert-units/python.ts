import { cellOf } from "../../python/frame";
import { number, text } from "../../python/literals";
import type { StepPython } from "../../python/step-python";
import { nameOf } from "../../work";

export default {
  code: ({ step, before }) => {
    const { below, factor } = step;
    return { lines: [`data.loc[${cellOf(before)} < ${number(below)}, ${text(nameOf(before))}] *= ${number(factor)}`] };
  },
} satisfies StepPython<"convert-units">;
