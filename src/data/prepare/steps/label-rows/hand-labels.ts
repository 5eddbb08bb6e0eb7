import type { Experiment } from "../../../../experiment/experiment";
import type { PreparationStep, StepOf } from "../../../../experiment/preparation";
import { planeInputs } from "../../../../experiment/point-inputs";
import type { PreparationNote } from "../../../../experiment/run-event";
import { numberOf } from "../../../number-text";
import { cellText, columnNamed, makeTable, numberColumn, textColumn, type Column, type Table } from "../../../table";

/**
 * Columns that are no features, whatever the steps say: the judge, what hands alone have filled, for a new row has
 * nothing there, and of a point what the Experiment does not name. The target is none of them.
 */
export function notForFeatures(asItCame: Table, { data, preparation, target, judge }: Experiment): ReadonlySet<string> {
  const inputs = (data.kind === "points" && data.inputs) || planeInputs;
  const unnamed = data.kind === "points" ? planeInputs.filter((input) => !inputs.includes(input)) : [];
  const made = preparation.flatMap((step) =>
    step.step === "label-rows" && !asItCame.names.includes(step.column) ? [step.column] : [],
  );
  return new Set([...(judge === undefined ? [] : [judge]), ...made, ...unnamed].filter((name) => name !== target));
}

type LabelRows = StepOf<"label-rows">;

/**
 * The table with the labels that persons gave it row by row: cells of a column that is there, or of a new one at its end.
 * A later step wins. Rows of the table as it came in that are gone are passed over.
 */
export function handLabelled(table: Table, steps: readonly PreparationStep[]): Table {
  const given = steps.filter((step): step is LabelRows => step.step === "label-rows" && !step.off);
  return given.reduce((before, step) => {
    const column = labelled(before, step);
    const at = before.names.indexOf(step.column);
    const columns = at < 0 ? [...before.columns, column] : before.columns.with(at, column);
    return makeTable(columns, before.reading, before.sourceRows);
  }, table);
}

function labelled(table: Table, { column: name, labels }: LabelRows): Column {
  const labelOf = labelsByRow(labels);
  const old = columnNamed(table, name);
  const cells = Array.from(table.sourceRows, (source, row) => labelOf.get(source) ?? (old ? cellText(old, row) : null));
  const { decimal } = table.reading;
  const numbers =
    old?.kind === "number" && Object.keys(labels).every((label) => !Number.isNaN(numberOf(label, decimal)));
  if (!numbers) return textColumn(name, cells);
  return numberColumn(
    name,
    cells.map((cell, row) => {
      if (cell === null) return NaN;
      return labelOf.has(table.sourceRows[row] ?? -1) ? numberOf(cell, decimal) : Number(cell);
    }),
  );
}

/** Row of the table as it came in → its label. */
function labelsByRow(labels: LabelRows["labels"]): ReadonlyMap<number, string> {
  return new Map(Object.entries(labels).flatMap(([label, rows]) => rows.map((row): [number, string] => [row, label])));
}

/** What the step did, which was done before all others. @param sourceRows of the rows that are there */
export function labelNote(step: LabelRows, sourceRows: Int32Array): PreparationNote {
  const labelOf = labelsByRow(step.labels);
  const changed = sourceRows.reduce((count, source) => count + (labelOf.has(source) ? 1 : 0), 0);
  return { step: step.step, column: step.column, reason: "labelled", changed };
}
