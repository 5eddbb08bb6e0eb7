import { labelCounts, type Column, type NumberColumn, type Table, type TextColumn } from "../table";

const fewestThings = 5;

/** Whole numbers as labels, so that a patient's number is a name like any other; null where there are other numbers, too, or no number comes twice. */
export function numberNames({ name, values }: NumberColumn): TextColumn | null {
  if (!values.every(isWholeOrMissing) || isCounting(values)) return null;
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    codes[row] = code;
  }
  return { name, kind: "text", codes, labels: [...codeOf.keys()].map(String) };
}

const isWholeOrMissing = (value: number): boolean => Number.isNaN(value) || Number.isInteger(value);

/** Each number above the one before: those of rows. */
const isCounting = (values: Float64Array): boolean =>
  values.every((value, row) => row === 0 || value > (values[row - 1] as number));

/**
 * Whether some other column of numbers is the same in all rows of one name and differs from name to name: a patient's
 * weight, measured once and written beside each sample. Then the names are of things that were met again and again.
 */
export function hasTraits(table: Table, names: TextColumn): boolean {
  const repeated = labelCounts(names).reduce((count, rows) => count + (rows > 1 ? 1 : 0), 0);
  if (repeated < fewestThings) return false;
  return table.columns.some(
    (column) => column.kind === "number" && column.name !== names.name && isTrait(column, names),
  );
}

function isTrait({ values }: Column & NumberColumn, { codes, labels }: TextColumn): boolean {
  const valueOf = new Float64Array(labels.length).fill(NaN);
  const isMet = new Uint8Array(labels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const value = values[row] as number;
    if (code < 0) continue;
    if (isMet[code] === 0) valueOf[code] = value;
    else if (!Object.is(valueOf[code], value)) return false;
    isMet[code] = 1;
  }
  const different = new Set(valueOf.filter((value) => !Number.isNaN(value))).size;
  return different >= 0.5 * labels.length;
}
