import { payloads } from "./payloads.ts";

/** A file with a NUL in it is refused. */
const texts = payloads.map((text) => text.replaceAll("\0", ""));

const mostClasses = 50;
const rowsOfClass = 3;

/** Columns whose labels are payloads, as many in each as a target may have classes: together, all of them. */
const labelColumns = Array.from({ length: Math.ceil(texts.length / mostClasses) }, (_, index) => ({
  name: texts[index] ?? "",
  labels: texts.slice(index * mostClasses, (index + 1) * mostClasses),
}));

/** Names of the columns that can be a target with texts for classes. */
export const hostileTargets = labelColumns.map(({ name }) => name);

/** Names of the columns of numbers. */
export const hostileNumbers = texts.slice(labelColumns.length);

/** A table whose every header is a payload: some columns of labels, the rest of numbers. */
export function hostileCsv(): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: mostClasses * rowsOfClass }, (_, row) =>
    texts.map((_, column) => {
      const labels = labelColumns[column]?.labels;
      return labels ? cell(labels[row % labels.length] ?? "") : String((row * (column + 3)) % 17);
    }),
  );
  return [texts.map(cell), ...rows].map((row) => row.join(",")).join("\n");
}
