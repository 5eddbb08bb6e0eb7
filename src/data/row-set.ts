/** Some of a table's rows, a bit each: of a million rows a Set of numbers would take 300 times the room. */
export class RowSet {
  readonly #bits: Uint8Array;

  constructor(tableRows: number, rows: Int32Array | readonly number[] = []) {
    this.#bits = new Uint8Array(Math.ceil(tableRows / 8));
    for (const row of rows) this.add(row);
  }

  add(row: number): void {
    this.#bits[row >> 3] = (this.#bits[row >> 3] as number) | (1 << (row & 7));
  }

  has(row: number): boolean {
    return (((this.#bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  }
}
