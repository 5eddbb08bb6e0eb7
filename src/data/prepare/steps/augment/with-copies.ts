import { err, ok, type Outcome } from "../../../../experiment/failure";
import type { PreparationStep, StepOf } from "../../../../experiment/preparation";
import { createRandom } from "../../../../experiment/random";
import type { PreparationNote } from "../../../../experiment/run-event";
import type { FittedColumn } from "../../../../experiment/trained-model";
import { applyOperation, encodeLabel, isEncoder } from "../../../apply-cells";
import { augmented } from "../../../images/augment";
import type { Pieces } from "../../../pieces";
import { cellText, columnNamed, type Column, type Table } from "../../../table";
import { mostCells } from "../../features";
import type { Prepared } from "../../prepare";

type AugmentStep = StepOf<"augment">;

/** A column of pictures among the features: which of them are its pixels, and where its pictures stand. */
interface Pictures {
  readonly column: FittedColumn;
  readonly firstFeature: number;
  readonly cells: Column;
}

const copiesInPiece = 100;

/**
 * Adds the changed copies that steps "augment" ask for: rows after the table's own, in the training part and in no other,
 * all but their pictures as they were. @param table as the rows of `prepared` stand in it
 * Fails with "data/too-many-cells".
 */
export function* withCopies(
  prepared: Prepared,
  table: Table,
  steps: readonly PreparationStep[],
  seed: number,
): Pieces<Outcome<Prepared>> {
  const { x, y, rows, parts } = prepared;
  const features = prepared.features.length;
  const random = createRandom(seed, "augment");
  const notes: PreparationNote[] = [];
  const made: { readonly from: number; readonly numbers: Float32Array }[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.step !== "augment" || step.off) continue;
    const { pictures, others } = picturesOf(prepared, table, step);
    for (const column of others) notes.push({ step: step.step, at, column, reason: "not-pictures", changed: 0 });
    if (pictures.length === 0) continue;
    const all = rows + made.length + parts.train.length * step.copies;
    if (all * features > mostCells)
      return err({ code: "data/too-many-cells", values: { rows: all, features, limit: mostCells } });
    const before = made.length;
    for (const row of parts.train) {
      for (let copy = 0; copy < step.copies; copy++) {
        const numbers = x.slice(row * features, (row + 1) * features);
        const changed = pictures.map((one) => changePicture(one, row, step, random, numbers));
        if (changed.includes(true)) made.push({ from: row, numbers });
        if (made.length % copiesInPiece === 0) yield;
      }
    }
    const changed = made.length - before;
    notes.push({ step: step.step, at, column: pictures[0]?.column.source ?? "", reason: "augmented", changed });
  }
  const ofAll = new Float32Array(x.length + made.length * features);
  ofAll.set(x);
  made.forEach(({ numbers }, copy) => ofAll.set(numbers, x.length + copy * features));
  const from = Int32Array.from(made, (copy) => copy.from);
  return ok({
    ...prepared,
    x: ofAll,
    y: Float32Array.from([...y, ...Array.from(from, (row) => y[row] as number)]),
    parts: {
      ...parts,
      train: Int32Array.from(
        [...parts.train, ...from.keys()].map((row, at) => (at < parts.train.length ? row : rows + row)),
      ),
    },
    copiedFrom: from,
    notes: [...prepared.notes, ...notes],
  });
}

/** The columns a step names that became pixels, and the names of those that did not. */
function picturesOf(
  { fitted }: Prepared,
  table: Table,
  { columns }: AugmentStep,
): { pictures: readonly Pictures[]; others: readonly string[] } {
  const pictures: Pictures[] = [];
  let firstFeature = 0;
  for (const column of fitted.columns) {
    const cells = columnNamed(table, column.source);
    const isAsked = columns === "all" || columns.includes(column.source);
    const isPixels = column.operations.some(({ op }) => op === "pixels");
    if (cells && isAsked && isPixels) pictures.push({ column, firstFeature, cells });
    firstFeature += column.features.length;
  }
  const others =
    columns === "all" ? [] : columns.filter((name) => !pictures.some(({ column }) => column.source === name));
  return { pictures, others };
}

/** Puts the numbers of a changed picture in their place. @returns false where the cell is no picture */
function changePicture(
  { column, firstFeature, cells }: Pictures,
  row: number,
  step: AugmentStep,
  random: ReturnType<typeof createRandom>,
  into: Float32Array,
): boolean {
  const cell = augmented(cellText(cells, row) ?? "", step, random);
  if (cell === null) return false;
  const at = column.operations.findIndex(isEncoder);
  const encoder = column.operations[at];
  if (!encoder || !isEncoder(encoder)) return false;
  const after = column.operations.slice(at + 1);
  encodeLabel(encoder, cell).forEach((number, feature) => {
    into[firstFeature + feature] = after.reduce((value, operation) => Number(applyOperation(operation, value)), number);
  });
  return true;
}
