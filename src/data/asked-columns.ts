import type { CellOperation, CellSource, FittedColumn, FittedPreparation } from "../experiment/trained-model";

/**
 * The raw columns that a row to be predicted is asked for, each once: those that features are made of, and those that are
 * only looked at to fill a gap in another, or to work another out. Of these the summary tells what the training rows had.
 */
export function askedColumns({ columns }: FittedPreparation): readonly FittedColumn[] {
  const asked = new Map<string, FittedColumn>();
  for (const column of columns) if (!asked.has(column.source)) asked.set(column.source, column);
  const lookAt = (operations: readonly CellOperation[]): void => {
    for (const [source, summary] of operations.flatMap(besides)) {
      if (asked.has(source.source)) continue;
      asked.set(source.source, { ...source, features: [], summary });
      lookAt(source.operations);
    }
  };
  for (const { operations } of columns) lookAt(operations);
  return [...asked.values()];
}

type Summary = FittedColumn["summary"];

/** The columns that an operation looks at besides its own. */
function besides(operation: CellOperation): (readonly [CellSource, Summary])[] {
  if (operation.op === "fill-by") return [[operation.by, summaryOfLabels(operation.by, Object.keys(operation.fills))]];
  if (operation.op === "times") return [[operation.by, operation.range]];
  if (operation.op !== "fill-nearest") return [];
  return operation.of.map((source, at) => {
    if (source.operations.some(({ op }) => op === "date-part")) return [source, { labels: [] }];
    const numbers = operation.donors.flatMap((donor) => donor[at] ?? []);
    return [
      source,
      source.kind === "text" ? { labels: [...new Set(numbers.map(String))].slice(0, 20) } : rangeOf(numbers),
    ];
  });
}

function summaryOfLabels({ kind, operations }: CellSource, labels: readonly string[]): Summary {
  if (kind === "text") return { labels };
  // A number that was sorted into intervals is asked for as a number.
  const intervals = operations.find((one) => one.op === "bin");
  return rangeOf(intervals?.op === "bin" ? intervals.edges : labels.map(Number));
}

function rangeOf(numbers: readonly number[]): Summary {
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { min: sorted[0] ?? median, median, max: sorted.at(-1) ?? median };
}
