import type { CellOperation } from "../../../../experiment/trained-model";
import { spellingKey } from "../../../apply-cells";
import { cellOf } from "../../python/frame";
import { dictionary, text } from "../../python/literals";
import type { StepPython } from "../../python/step-python";
import type { WorkColumn } from "../../work";

/** Spellings that another one took the place of. */
function spelt(operation: CellOperation | undefined, { column }: WorkColumn): Record<string, string> {
  if (operation?.op !== "merge" || column.kind === "number") return {};
  const kept = new Set(Object.values(operation.labels));
  return Object.fromEntries(
    column.labels.flatMap((label): [string, string][] => {
      const other = kept.has(label) ? label : operation.labels[spellingKey(label)];
      return other === undefined || other === label ? [] : [[label, other]];
    }),
  );
}

export default {
  code: ({ before, after }) => {
    const cell = cellOf(before);
    return { lines: [`${cell} = ${cell}.replace(${dictionary(spelt(after.operations.at(-1), before), text)})`] };
  },
} satisfies StepPython<"merge-spellings">;
