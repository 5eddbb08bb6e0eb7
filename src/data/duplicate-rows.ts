import type { Column } from "./table";

/** Rows that equal an earlier one in all of these columns, ascending. Missing equals missing. */
export function duplicateRows(columns: readonly Column[], rows: number): Int32Array {
  const firsts = firstEqualRows(columns, rows);
  return Int32Array.from(firsts.keys()).filter((row) => firsts[row] !== row);
}

/** [rows] the first row that equals each in all of these columns: itself where none does. Missing equals missing. */
export function firstEqualRows(columns: readonly Column[], rows: number): Int32Array {
  const hashes = rowHashes(columns, rows);
  /** First row with each hash; different rows with the same hash are chained. */
  const firstOf = new Map<number, number>();
  const nextOf = new Int32Array(rows).fill(-1);
  const firsts = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    firsts[row] = row;
    const hash = hashes[row] as number;
    const first = firstOf.get(hash);
    if (first === undefined) {
      firstOf.set(hash, row);
      continue;
    }
    let other = first;
    while (other >= 0 && !sameCells(columns, other, row)) other = nextOf[other] as number;
    if (other >= 0) firsts[row] = other;
    else {
      nextOf[row] = nextOf[first] as number;
      nextOf[first] = row;
    }
  }
  return firsts;
}

function sameCells(columns: readonly Column[], a: number, b: number): boolean {
  return columns.every((column) =>
    column.kind === "number" ? Object.is(column.values[a], column.values[b]) : column.codes[a] === column.codes[b],
  );
}

/** One 32-bit number a row, the same for equal rows. Source: FNV-1a on words. */
function rowHashes(columns: readonly Column[], rows: number): Int32Array {
  const hashes = new Int32Array(rows).fill(0x811c9dc5);
  const add = (row: number, word: number): void => {
    const mixed = Math.imul((hashes[row] as number) ^ word, 0x01000193);
    hashes[row] = mixed ^ (mixed >>> 15);
  };
  for (const column of columns) {
    if (column.kind === "text") column.codes.forEach((code, row) => add(row, code));
    else {
      const words = new Int32Array(column.values.slice().buffer);
      for (let row = 0; row < rows; row++) {
        add(row, words[2 * row] as number);
        add(row, words[2 * row + 1] as number);
      }
    }
  }
  return hashes;
}
