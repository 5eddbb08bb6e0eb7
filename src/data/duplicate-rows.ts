import type { Column } from "./table";

/** Rows that equal an earlier one in all of these columns, ascending. Missing equals missing. */
export function duplicateRows(columns: readonly Column[], rows: number): Int32Array {
  const firsts = firstEqualRows(columns, rows);
  let found = 0;
  // Each found row lies behind those that were found: they may take the place of what was read.
  for (let row = 0; row < rows; row++) if (firsts[row] !== row) firsts[found++] = row;
  return firsts.slice(0, found);
}

/** [rows] the first row that equals each in all of these columns: itself where none does. Missing equals missing. */
export function firstEqualRows(columns: readonly Column[], rows: number): Int32Array {
  const firsts = rowHashes(columns, rows);
  // Open addressing, at most half full: a Map of a million rows takes five times the time.
  const size = 2 ** Math.ceil(Math.log2(2 * rows + 1));
  const firstOf = new Int32Array(size); // 1 + row
  for (let row = 0; row < rows; row++) {
    let slot = (firsts[row] as number) & (size - 1);
    for (;;) {
      const other = (firstOf[slot] as number) - 1;
      if (other < 0) {
        firstOf[slot] = row + 1;
        firsts[row] = row;
        break;
      }
      if (sameCells(columns, other, row)) {
        firsts[row] = other;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return firsts;
}

function sameCells(columns: readonly Column[], a: number, b: number): boolean {
  for (const column of columns) {
    const same =
      column.kind === "number" ? Object.is(column.values[a], column.values[b]) : column.codes[a] === column.codes[b];
    if (!same) return false;
  }
  return true;
}

/** One 32-bit number a row, the same for equal rows. Source: FNV-1a on words, finalizer of MurmurHash3. */
function rowHashes(columns: readonly Column[], rows: number): Int32Array {
  const hashes = new Int32Array(rows).fill(0x811c9dc5);
  for (const column of columns) {
    if (column.kind === "text") addWords(hashes, column.codes, 1, 0);
    else {
      const { buffer, byteOffset, length } = column.values;
      const words = new Int32Array(buffer, byteOffset, 2 * length);
      addWords(hashes, words, 2, 0);
      addWords(hashes, words, 2, 1);
    }
  }
  return hashes;
}

function addWords(hashes: Int32Array, words: Int32Array, stride: number, offset: number): void {
  for (let row = 0; row < hashes.length; row++) {
    const mixed = Math.imul((hashes[row] as number) ^ (words[stride * row + offset] as number), 0x85ebca6b);
    hashes[row] = mixed ^ (mixed >>> 13);
  }
}
