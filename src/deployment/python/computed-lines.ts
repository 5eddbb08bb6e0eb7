import type { WorkColumn } from "../../data/prepare/work";
import { number, text } from "../../data/prepare/python/literals";

/** How a column that nobody measured comes from those that somebody did. */
export function computedLines({ source: name, computed }: WorkColumn): readonly string[] {
  if (!computed) return [];
  const worked = computed.operations.reduce(
    (value, operation) => {
      if (operation.op === "times") return `${value} * data[${text(operation.by.source)}]`;
      return operation.op === "sine" ? `np.sin(${number(operation.rate)} * ${value})` : value;
    },
    `data[${text(computed.source)}]`,
  );
  return [`data[${text(name)}] = ${worked}`];
}
