import { encodeLabel, type Encoder } from "../apply-cells";
import { atOnce, type Pieces } from "../pieces";
import { cellText, type Column, type NumberColumn } from "../table";
import type { Work, WorkColumn } from "./work";

/** A column whose cells were turned into numbers. @param names of the features, as many as a cell becomes */
export const encodedAs = (work: Work, one: WorkColumn, operation: Encoder, names: readonly string[]): WorkColumn =>
  atOnce(encodingAs(work, one, operation, names));

const rowsAtOnce = 500;

/** `encodedAs` in pieces of some hundred rows: a long text takes its time. */
export function* encodingAs(
  work: Work,
  one: WorkColumn,
  operation: Encoder,
  names: readonly string[],
): Pieces<WorkColumn> {
  const rows = work.sourceRows.length;
  const values = names.map(() => new Float64Array(rows));
  let last: string | null = null;
  let numbers: readonly number[] | null = null;
  for (const [place, row] of rowsByLabel(one.column, rows).entries()) {
    if (place % rowsAtOnce === rowsAtOnce - 1) yield;
    const label = cellText(one.column, row);
    if (!numbers || label !== last) numbers = encodeLabel(operation, label);
    last = label;
    for (let feature = 0; feature < names.length; feature++)
      (values[feature] as Float64Array)[row] = numbers[feature] as number;
  }
  return {
    ...one,
    operations: [...one.operations, operation],
    plain: one.plain ?? one.column,
    shown: one.shown ?? one.column,
    features: values.map((list, feature): NumberColumn => {
      return { name: names[feature] as string, kind: "number", values: list };
    }),
  };
}

/** Rows with one label side by side, so that it is encoded once and nothing need be kept. */
function rowsByLabel(column: Column, rows: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (column.kind === "number") return all;
  const { codes } = column;
  return all.sort((a, b) => (codes[a] as number) - (codes[b] as number));
}
