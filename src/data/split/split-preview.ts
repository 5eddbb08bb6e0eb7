import type { Experiment } from "../../experiment/experiment";
import type { StepKind } from "../../experiment/preparation";
import { featureSteps, teachingSteps } from "../../experiment/step-kinds";
import { ok, type Outcome } from "../../experiment/failure";
import type { SplitPreview } from "../../experiment/split-preview";
import { atOnce, type Pieces } from "../pieces";
import { preparing } from "../prepare/prepare";
import { takeRows, type Table } from "../table";
import { cardColumns, cardsOf } from "./cards";
import { findingLeaks } from "./split-leaks";

const networkSteps = new Set<StepKind>([...featureSteps, ...teachingSteps]);

/**
 * Which rows stand in which part, class by class, what stands on both sides, and a few rows of each part. Fails as `prepare` does.
 * @param asked places in the table as it came in of rows to be shown, too
 */
export function previewSplit(
  table: Table,
  experiment: Experiment,
  asked: readonly number[] = [],
): Outcome<SplitPreview> {
  return atOnce(previewingSplit(table, experiment, asked));
}

/** `previewSplit` in pieces of a column. */
export function* previewingSplit(
  table: Table,
  experiment: Experiment,
  asked: readonly number[] = [],
): Pieces<Outcome<SplitPreview>> {
  // The split depends only on the steps that drop rows and mend the target; what is left is repaired, so that it cannot fail.
  const steps = experiment.preparation.filter(({ step }) => !networkSteps.has(step));
  const prepare = (preparation: Experiment["preparation"]) =>
    preparing(table, { ...experiment, preparation: [...preparation, { step: "auto" }] });
  let prepared = yield* prepare(steps);
  // Of a text alone nothing is left without the step that takes it for words.
  if (!prepared.ok && prepared.failure.code === "data/no-features") prepared = yield* prepare(experiment.preparation);
  if (!prepared.ok) return prepared;
  const { parts, fittingRows, classes, y, sourceRows, task, fitted, notes } = prepared.value;
  const { train, validation, test } = parts;
  const of = (part: Int32Array, at: number) => part.reduce((count, row) => count + (y[row] === at ? 1 : 0), 0);
  const kept = rowsOf(table, sourceRows);
  const drawn = { train: fittingRows, validation, test };
  const used = fitted.columns.map(({ source }) => source);
  const columns = cardColumns(kept, experiment, used);
  yield;
  const leaks = yield* findingLeaks(kept, drawn, experiment, used, task);
  yield;
  return ok({
    rows: { train: train.length, validation: validation.length, test: test.length },
    classes: classes.map((label, at) => ({
      label,
      train: of(train, at),
      validation: of(validation, at),
      test: of(test, at),
    })),
    leaks,
    notes: notes.filter(({ step }) => step === "split"),
    cards: cardsOf(kept, drawn, experiment, columns, asked),
    cardColumns: columns,
  });
}

/** The table's rows that were not dropped, by which the parts count. @param sourceRows some of the table's own, in its order */
function rowsOf(table: Table, sourceRows: Int32Array): Table {
  if (sourceRows.length === table.rows) return table;
  let at = 0;
  const rows = sourceRows.map((source) => {
    while (at < table.rows && table.sourceRows[at] !== source) at++;
    return at;
  });
  return takeRows(table, rows);
}
