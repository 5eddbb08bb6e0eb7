import { cellOf } from "../../python/frame";
import { list, number } from "../../python/literals";
import type { StepPython } from "../../python/step-python";
import type { WorkColumn } from "../../work";

/** Marks among text, or among numbers the numbers that they are. */
function marks(wanted: readonly string[], { column }: WorkColumn): string {
  if (column.kind === "number") return `[${wanted.map(Number).filter(Number.isFinite).map(number).join(", ")}]`;
  return list(column.labels.filter((label) => wanted.map((mark) => mark.trim()).includes(label.trim())));
}

export default {
  code: ({ step, before }) => ({
    lines: [`${cellOf(before)} = ${cellOf(before)}.replace(${marks(step.marks, before)}, np.nan)`],
  }),
} satisfies StepPython<"missing-marks">;
