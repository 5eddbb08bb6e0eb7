import type { Experiment } from "../../experiment/experiment";
import type { PreparationNote } from "../../experiment/run-event";
import { stageOf } from "../../experiment/preparation";
import { ok, type Outcome } from "../../experiment/failure";
import type { SplitPreview } from "../../experiment/split-preview";
import { atOnce, type Pieces } from "../pieces";
import { notForFeatures } from "../prepare/steps/label-rows/hand-labels";
import { splitColumns } from "../prepare/open-work";
import { dividing, judgedTarget, preparing, twinOfTarget, type Divided } from "../prepare/prepare";
import { runSteps } from "../prepare/run-steps";
import { nameOf, startWork } from "../prepare/work";
import { takeRows, type Table } from "../table";
import { cardColumns, cardsOf } from "./cards";
import { findingLeaks } from "./split-leaks";

/**
 * Which rows stand in which part, class by class, what stands on both sides, and a few rows of each part. Fails as `prepare`
 * does for what decides the rows and the target.
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
  // The split depends only on the steps that drop rows and mend the target.
  const steps = experiment.preparation.filter(
    ({ step }) => stageOf(step) !== "encoding" && stageOf(step) !== "teaching",
  );
  const isPlanned = steps.some(({ step, off }) => step === "auto" && !off);
  const deciding: Experiment = { ...experiment, preparation: isPlanned ? steps : [...steps, { step: "auto" }] };
  const divided = yield* dividing(table, deciding, "division");
  if (!divided.ok) return divided;
  const known = yield* usedColumns(table, deciding, divided.value);
  if (!known.ok) return known;
  const judged = judgedTarget(divided.value, experiment);
  if (!judged.ok) return judged;
  let used = known.value;
  if (used.length === 0) {
    // Of a text alone nothing is left without the step that takes it for words.
    const prepared = yield* preparing(table, {
      ...experiment,
      preparation: [...experiment.preparation, { step: "auto" }],
    });
    if (!prepared.ok) return prepared;
    used = prepared.value.fitted.columns.map(({ source }) => source);
  }
  const { y, parts, silent } = judged.value;
  const { train, validation, test } = parts;
  const notes: PreparationNote[] = [...divided.value.splitNotes];
  if (silent > 0) notes.push({ step: "split", column: experiment.judge, reason: "not-judged", changed: silent });
  const of = (part: Int32Array, at: number) => part.reduce((count, row) => count + (y[row] === at ? 1 : 0), 0);
  const kept = rowsOf(table, divided.value.kept.sourceRows);
  const { task, classes: learned, heldBack } = divided.value.target;
  const classes = heldBack?.labels ?? learned;
  const columns = cardColumns(kept, experiment, used);
  yield;
  const leaks = yield* findingLeaks(kept, parts, experiment, used, task);
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
    notes,
    cards: cardsOf(kept, parts, experiment, columns, asked),
    cardColumns: columns,
  });
}

/** Names of the columns that the steps leave to the model. Fails with "data/target-twice". */
function* usedColumns(asItCame: Table, experiment: Experiment, divided: Divided): Pieces<Outcome<string[]>> {
  const { table, kept, parts, first, isAsItCame } = divided;
  const { target, preparation } = experiment;
  const apart = notForFeatures(asItCame, experiment);
  let work = first;
  // Of other rows than those that were judged first, others may be left out.
  if (!isAsItCame || kept !== table) {
    work = startWork(kept, target, splitColumns(experiment), parts.train);
    work.columns = work.columns.filter((one) => !apart.has(nameOf(one)));
    yield* runSteps(work, preparation, "columns");
  }
  const left = work.columns.filter((one) => nameOf(one) !== target && !apart.has(nameOf(one)));
  return twinOfTarget(table, target, left) ?? ok([...new Set(left.map(({ source }) => source))]);
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
