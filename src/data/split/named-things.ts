import type { Column, NumberColumn, Table, TextColumn } from "../table";

const fewestThings = 5;

/** Whole numbers as labels, so that a patient's number is a name like any other; null where there are other numbers, too. */
export function numberNames({ name, values }: NumberColumn): TextColumn | null {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = -1;
      continue;
    }
    if (!Number.isInteger(value)) return null;
    const code = codeOf.get(value) ?? codeOf.size;
    codeOf.set(value, code);
    codes[row] = code;
  }
  return { name, kind: "text", codes, labels: [...codeOf.keys()].map(String) };
}

/**
 * Whether some other column of numbers is the same in all rows of one name and differs from name to name: a patient's
 * weight, measured once and written beside each sample. Then the names are of things that were met again and again.
 */
export function hasTraits(table: Table, names: TextColumn): boolean {
  return table.columns.some(
    (column) => column.kind === "number" && column.name !== names.name && isTrait(column, names),
  );
}

function isTrait({ values }: Column & NumberColumn, { codes, labels }: TextColumn): boolean {
  const valueOf = new Float64Array(labels.length).fill(NaN);
  const rowsOf = new Int32Array(labels.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const value = values[row] as number;
    if (code < 0) continue;
    if (rowsOf[code] === 0) valueOf[code] = value;
    else if (!Object.is(valueOf[code], value)) return false;
    rowsOf[code] = (rowsOf[code] as number) + 1;
  }
  const repeated = rowsOf.reduce((count, rows) => count + (rows > 1 ? 1 : 0), 0);
  const different = new Set(valueOf.filter((value) => !Number.isNaN(value))).size;
  return repeated >= fewestThings && different >= 0.5 * labels.length;
}
