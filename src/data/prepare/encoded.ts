import { encodeLabel, isTextEncoder, type Encoder } from "../apply-cells";
import { atOnce, type Pieces } from "../pieces";
import { cellText, type Column, type NumberColumn } from "../table";
import { whenRead } from "./when-read";
import type { Work, WorkColumn } from "./work";

/** A column whose cells were turned into numbers. @param names of the features, as many as a cell becomes */
export const encodedAs = (work: Work, one: WorkColumn, operation: Encoder, names: readonly string[]): WorkColumn =>
  atOnce(encodingAs(work, one, operation, names));

const rowsAtOnce = 500;
/** Of more different labels than this, what they become is not kept. */
const mostKept = 100_000;

/** `encodedAs` in pieces of some hundred rows: a long text takes its time. */
export function* encodingAs(
  work: Work,
  one: WorkColumn,
  operation: Encoder,
  names: readonly string[],
): Pieces<WorkColumn> {
  const { column } = one;
  const isShort = operation.op !== "pixels" && !isTextEncoder(operation);
  const features =
    isShort && column.kind === "text" && column.labels.length * names.length <= mostKept
      ? ofLabels(column.codes, numbersOf(column.labels, operation), names)
      : yield* rowByRow(work, column, operation, names);
  return {
    ...one,
    operations: [...one.operations, operation],
    plain: one.plain ?? column,
    shown: one.shown ?? column,
    features,
  };
}

const numbersOf = (labels: readonly string[], operation: Encoder): (readonly number[])[] =>
  [...labels, null].map((label) => encodeLabel(operation, label));

/** Features of what each label becomes, the last of them that of a missing one. */
function ofLabels(codes: Int32Array, byCode: readonly (readonly number[])[], names: readonly string[]): NumberColumn[] {
  return names.map((name, feature) => {
    const ofCode = Float64Array.from(byCode, (numbers) => numbers[feature] as number);
    const ofMissing = ofCode.at(-1) as number;
    return whenRead(name, () => spelledOut(codes, ofCode, ofMissing));
  });
}

function spelledOut(codes: Int32Array, ofCode: Float64Array, ofMissing: number): Float64Array {
  const values = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    values[row] = code < 0 ? ofMissing : (ofCode[code] as number);
  }
  return values;
}

function* rowByRow(work: Work, column: Column, operation: Encoder, names: readonly string[]): Pieces<NumberColumn[]> {
  const rows = work.sourceRows.length;
  const values = names.map(() => new Float64Array(rows));
  let last: string | null = null;
  let numbers: readonly number[] | null = null;
  for (const [place, row] of rowsByLabel(column, rows).entries()) {
    if (place % rowsAtOnce === rowsAtOnce - 1) yield;
    const label = cellText(column, row);
    if (!numbers || label !== last) numbers = encodeLabel(operation, label);
    last = label;
    for (let feature = 0; feature < names.length; feature++)
      (values[feature] as Float64Array)[row] = numbers[feature] as number;
  }
  return values.map((list, feature): NumberColumn => {
    return { name: names[feature] as string, kind: "number", values: list };
  });
}

/** Rows with one label side by side, so that it is encoded once and nothing need be kept. */
function rowsByLabel(column: Column, rows: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (column.kind === "number") return all;
  const { codes } = column;
  return all.sort((a, b) => (codes[a] as number) - (codes[b] as number));
}
