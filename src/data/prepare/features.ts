import { err, ok, type Outcome } from "../../experiment/failure";
import type { FittedColumn } from "../../experiment/trained-model";
import type { Pieces } from "../pieces";
import { isPictures } from "../images/picture-column";
import { summaryOfNumbers } from "../statistics";
import type { NumberColumn } from "../table";
import { trainingLabels } from "./training-labels";
import { nameOf, sourceOf, type Work, type WorkColumn } from "./work";

/** 1.6 GB of 32-bit numbers: more than a browser tab should try. */
export const mostCells = 400_000_000;
const shownLabels = 60;

export interface FeatureMatrix {
  /** [rows, features], row-major. */
  readonly x: Float32Array<ArrayBuffer>;
  readonly features: string[];
  readonly columns: FittedColumn[];
  readonly featureColumn: Int32Array;
}

/**
 * Every column but the target as numbers; in pieces, one a feature.
 * Fails with "data/no-features", "data/not-a-number" (values.missing: cells without a value, values.text: one cell that
 * is text), "data/too-large" (values.cells), "data/pictures" (field: a column of them) or "data/too-many-cells".
 */
export function* featureMatrix(work: Work): Pieces<Outcome<FeatureMatrix>> {
  const columns = work.columns.filter((one) => nameOf(one) !== work.target);
  const lists: NumberColumn[] = [];
  const featureColumn: number[] = [];
  const fitted: FittedColumn[] = [];
  const rows = work.sourceRows.length;
  for (const one of columns) {
    yield;
    const features = one.features ?? (one.column.kind === "number" ? [one.column] : null);
    if (!features) {
      if (isPictures(one.column)) return err({ code: "data/pictures", field: nameOf(one) });
      const label = one.column.kind === "text" ? (one.column.labels[0] ?? "") : "";
      return err({ code: "data/not-a-number", field: nameOf(one), values: { text: label, missing: 0 } });
    }
    for (const feature of features) {
      const missing = feature.values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
      if (missing > 0) return err({ code: "data/not-a-number", field: nameOf(one), values: { missing } });
      const tooLarge = countTooLarge(feature.values);
      if (tooLarge > 0) return err({ code: "data/too-large", field: nameOf(one), values: { cells: tooLarge } });
      lists.push(feature);
      featureColumn.push(fitted.length);
    }
    fitted.push(fittedColumn(work, one, features));
  }
  if (lists.length === 0) return err({ code: "data/no-features" });
  const width = lists.length;
  if (rows * width > mostCells) {
    return err({ code: "data/too-many-cells", values: { rows, features: width, limit: mostCells } });
  }
  const x = new Float32Array(rows * width);
  for (const [feature, { values }] of lists.entries()) {
    for (let row = 0; row < rows; row++) x[row * width + feature] = values[row] as number;
    yield;
  }
  return ok({
    x,
    features: lists.map(({ name }) => name),
    columns: fitted,
    featureColumn: Int32Array.from(featureColumn),
  });
}

/** Numbers so far from the rest that not even scaled they are one of 32 bits: no model can calculate with them. */
function countTooLarge(values: Float64Array): number {
  return values.reduce((count, value) => count + (Number.isFinite(Math.fround(value)) ? 0 : 1), 0);
}

function fittedColumn(work: Work, one: WorkColumn, features: readonly NumberColumn[]): FittedColumn {
  const name = one.computed ? { name: one.source } : {};
  return { ...sourceOf(work, one), ...name, features: features.map(({ name }) => name), summary: summaryOf(work, one) };
}

/** The repaired column of the training rows as people know it: before logarithms, scales and codes. */
function summaryOf(work: Work, one: WorkColumn): FittedColumn["summary"] {
  const column = one.plain ?? one.column;
  if (column.kind === "text") {
    return {
      labels: trainingLabels(column, work.training)
        .slice(0, isPictures(column) ? 1 : shownLabels)
        .map(({ label }) => label),
    };
  }
  return summaryOfNumbers(column.values, work.training);
}
