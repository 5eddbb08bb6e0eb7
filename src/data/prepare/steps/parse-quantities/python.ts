import { cellOf } from "../../python/frame";
import { dictionary, number, text } from "../../python/literals";
import { quantity } from "../../python/quantity";
import type { StepPython } from "../../python/step-python";

export default {
  readsText: true,
  code: ({ step, before, after }) => {
    const operation = after.operations.at(-1);
    const decimal = operation?.op === "parse-quantity" ? operation.decimal : ".";
    const call = `quantity(label, ${dictionary(step.units, number)}, ${text(decimal)})`;
    return { lines: [`${cellOf(before)} = ${cellOf(before)}.map(lambda label: ${call})`], functions: [quantity] };
  },
} satisfies StepPython<"parse-quantities">;
