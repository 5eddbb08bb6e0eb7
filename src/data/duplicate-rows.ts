import type { Column } from "./table";

/** Rows that equal an earlier one in all of these columns, ascending. Missing equals missing. */
export function duplicateRows(columns: readonly Column[], rows: number): Int32Array {
  const seen = new Set<string>();
  const repeated: number[] = [];
  for (let row = 0; row < rows; row++) {
    let key = "";
    for (const column of columns) key += `${column.kind === "number" ? column.values[row] : column.codes[row]} `;
    if (seen.has(key)) repeated.push(row);
    else seen.add(key);
  }
  return Int32Array.from(repeated);
}
