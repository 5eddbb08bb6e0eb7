import type { Experiment } from "../../experiment/experiment";
import type { StepKind } from "../../experiment/preparation";
import { ok, type Outcome } from "../../experiment/failure";
import type { RowCounts } from "../../experiment/run-event";
import { atOnce, type Pieces } from "../pieces";
import { preparing, type Prepared } from "../prepare/prepare";
import { cellText, takeRows, type Column, type Table } from "../table";
import { splitLeaks, type SplitLeak } from "./split-leaks";

const networkSteps = new Set<StepKind>([
  "encode",
  "words",
  "subwords",
  "embeddings",
  "scale",
  "log",
  "power",
  "bin",
  "resample",
]);

/** How a table would be divided. */
interface SplitPreview {
  readonly rows: RowCounts;
  readonly classes: readonly ({ readonly label: string } & RowCounts)[];
  readonly overlaps: readonly Overlap[];
  readonly leaks: readonly SplitLeak[];
}

interface Overlap {
  readonly column: string;
  readonly rows: number;
  readonly of: number;
  readonly example: string;
}

/** A column with at least this share of different values names things rather than sorts them. */
const namingShare = 0.2;

/**
 * Which rows stand in which part, class by class, and columns whose values stand on both sides: the same bird, house or
 * person. Fails as `prepare` does.
 */
export function previewSplit(table: Table, experiment: Experiment): Outcome<SplitPreview> {
  return atOnce(previewingSplit(table, experiment));
}

/** `previewSplit` in pieces of a column. */
export function* previewingSplit(table: Table, experiment: Experiment): Pieces<Outcome<SplitPreview>> {
  // The split depends only on the steps that drop rows and mend the target; what is left is repaired, so that it cannot fail.
  const steps = experiment.preparation.filter(({ step }) => !networkSteps.has(step));
  const prepared = yield* preparing(table, { ...experiment, preparation: [...steps, { step: "auto" }] });
  if (!prepared.ok) return prepared;
  const { parts, classes, y } = prepared.value;
  const { train, validation, test } = parts;
  const of = (part: Int32Array, at: number) => part.reduce((count, row) => count + (y[row] === at ? 1 : 0), 0);
  return ok({
    rows: { train: train.length, validation: validation.length, test: test.length },
    classes: classes.map((label, at) => ({
      label,
      train: of(train, at),
      validation: of(validation, at),
      test: of(test, at),
    })),
    overlaps: table.columns.flatMap((column) =>
      column.name === experiment.target || column.name === experiment.split.group
        ? []
        : overlapOf(table, column, prepared.value),
    ),
    leaks: splitLeaks(rowsOf(table, prepared.value), parts),
  });
}

/** The table's rows that were not dropped, by which `parts` count. */
function rowsOf(table: Table, { sourceRows }: Prepared): Table {
  const rowOf = new Map(Array.from(table.sourceRows, (source, row) => [source, row]));
  return takeRows(
    table,
    sourceRows.map((source) => rowOf.get(source) ?? 0),
  );
}

function overlapOf(table: Table, column: Column, { parts, sourceRows }: Prepared): Overlap[] {
  if (column.kind === "number") return [];
  const rowOf = new Map(Array.from(table.sourceRows, (source, row) => [source, row]));
  const textOf = (row: number) => cellText(column, rowOf.get(sourceRows[row] ?? -1) ?? -1);
  const known = (part: Int32Array) => [...part].flatMap((row) => textOf(row) ?? []);
  const training = new Set(known(parts.train));
  const others = [...known(parts.validation), ...known(parts.test)];
  const distinct = new Set([...training, ...others]).size;
  const present = known(parts.train).length + others.length;
  const repeated = others.filter((text) => training.has(text));
  const [example] = repeated;
  if (example === undefined || distinct < namingShare * present) return [];
  return [{ column: column.name, rows: repeated.length, of: others.length, example }];
}
