import { isDigitCode, numberOf } from "../number-text";
import type { Column } from "../table";
import { unquoted, type CellSpans } from "./cell-spans";
import { grown, LabelTable } from "./label-table";
import type { MissingMarks } from "./missing-marks";
import { plainNumber } from "./number-bytes";
import { isGroupedBy, type Thousands } from "./thousands";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();
const keptAnswers = 5000;
/** Room for these is there from the start. */
const fewCells = 256;
/** Room that was left over costs less than to copy the column. */
const mostLeftOver = 1 / 8;
/** Printable ASCII begins and ends here: nothing there is trimmed. */
const [firstPrinted, lastPrinted] = [33, 126];

/**
 * Collects one column's cells and tells on the way whether it holds numbers or text. Of numbers the text is not kept: a
 * table of two million rows must fit in memory.
 */
export class ColumnBuilder {
  #length = 0;
  /** While it holds numbers. */
  #values: Float64Array | null = new Float64Array(fewCells);
  /** Number of each row's label; -1 is missing. */
  #codes = new Int32Array(0);
  #table = new LabelTable();
  /** Code of each label of the table; -1 for a missing mark. */
  #codeOf = new Int32Array(64);
  #labels = 0;
  #decided: "number" | "text" | "again" | null = null;
  #weakMarks = 0;
  readonly #decimalByte: number;
  readonly #found = new Set<string>();
  /** What was told of each of these cells; dear to tell, and the same cells come again. */
  #told: (number | null)[] = [];
  #toldCells = new LabelTable();
  #scratch = new Uint8Array(256);

  /** @param asText text from the start: known from an earlier pass */
  constructor(
    private readonly decimal: "." | ",",
    private readonly marks: MissingMarks,
    asText: boolean,
    private readonly thousands?: Thousands,
  ) {
    this.#decimalByte = decimal.charCodeAt(0);
    if (asText) this.#becomeText();
  }

  /** @returns false where text came after numbers, whose own text was not kept: read again with `asText`. */
  add(cell: string): boolean {
    this.#widenScratch(3 * cell.length);
    const { written } = encoder.encodeInto(cell, this.#scratch);
    this.#makeRoom(this.#length + 1, 0);
    this.#add(this.#scratch, 0, written);
    return !this.#isLost;
  }

  /**
   * Adds cells `place`, `place + width`, …, of `rows` rows. @param expected rows there will be in the end, as far as that
   * can be told: room for all of them is taken at once @returns as `add`
   */
  addAll(
    bytes: Uint8Array,
    { starts, ends }: CellSpans,
    place: number,
    width: number,
    rows: number,
    expected: number,
  ): boolean {
    const behind = place + rows * width;
    this.#makeRoom(this.#length + rows, expected);
    for (let cell = place; cell < behind && !this.#isLost; cell += width) {
      if (!this.#values) cell = this.#addLabels(bytes, starts, ends, cell, width, behind);
      else if (!this.marks.numeric) cell = this.#addPlain(this.#values, bytes, starts, ends, cell, width, behind);
      if (cell >= behind) break;
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (start >= 0) this.#add(bytes, start, end);
      else {
        this.#widenScratch(end - ~start);
        this.#add(this.#scratch, 0, unquoted(bytes, ~start, end, this.#scratch));
      }
    }
    return !this.#isLost;
  }

  /** Text came after numbers whose own text was not kept. */
  get #isLost(): boolean {
    return this.#decided === "again";
  }

  /** Numbers written plainly, and empty cells, one after the other: most of a column. @returns the first cell that is neither */
  #addPlain(
    values: Float64Array,
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    place: number,
    width: number,
    behind: number,
  ): number {
    const decimalByte = this.#decimalByte;
    let length = this.#length;
    let isNumber = false;
    let cell = place;
    for (; cell < behind; cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      const value = start < 0 || start === end ? NaN : plainNumber(bytes, start, end, decimalByte);
      if (value === value) isNumber = true;
      else if (start !== end) break;
      values[length++] = value;
    }
    this.#length = length;
    if (isNumber) this.#decided = "number";
    return cell;
  }

  /** Labels that stand as they are, one after the other. @returns the first cell that is none */
  #addLabels(
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    place: number,
    width: number,
    behind: number,
  ): number {
    const codes = this.#codes;
    let length = this.#length;
    let cell = place;
    for (; cell < behind; cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (start < 0) break;
      codes[length++] = start === end ? -1 : this.#codeIn(bytes, start, end);
    }
    this.#length = length;
    return cell;
  }

  #widenScratch(length: number): void {
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(2 * length);
  }

  /** Room for so many rows. @param expected that there will be; room for fewer was once too little */
  #makeRoom(rows: number, expected: number): void {
    const cells = this.#values ?? this.#codes;
    if (rows <= cells.length) return;
    const room = Math.max(expected, cells.length > fewCells ? Math.ceil(1.25 * rows) : 2 * rows);
    if (this.#values) this.#values = grown(this.#values, new Float64Array(room));
    else this.#codes = grown(this.#codes, new Int32Array(room));
  }

  #add(bytes: Uint8Array, from: number, to: number): void {
    if (this.#isLost) return;
    if (!this.#values) {
      this.#codes[this.#length++] = from === to ? -1 : this.#codeIn(bytes, from, to);
      return;
    }
    let value = from === to || this.marks.numeric ? NaN : plainNumber(bytes, from, to, this.#decimalByte);
    if (value !== value && from < to) {
      const told = this.#tell(bytes, from, to);
      if (told === null) {
        // Nothing but missing cells so far: no text was lost.
        if (this.#decided === "number" || this.#weakMarks > 0) this.#decided = "again";
        else {
          this.#becomeText();
          this.#add(bytes, from, to);
        }
        return;
      }
      value = told;
    }
    if (value === value) this.#decided = "number";
    this.#values[this.#length++] = value;
  }

  /** NaN is missing, null is text. */
  #tell(bytes: Uint8Array, from: number, to: number): number | null {
    const known = this.#toldCells.count;
    const place = this.#toldCells.numberOf(bytes, from, to);
    if (place < known) return this.#told[place] as number | null;
    const told = this.#read(decoder.decode(bytes.subarray(from, to)).trim());
    this.#told.push(told);
    if (this.#told.length === keptAnswers) {
      this.#told = [];
      this.#toldCells = new LabelTable();
    }
    return told;
  }

  #read(trimmed: string): number | null {
    if (this.marks.always(trimmed)) {
      if (trimmed !== "") this.#found.add(trimmed);
      return NaN;
    }
    const isAsAsked = this.thousands === undefined || isGroupedBy(trimmed, this.decimal, this.thousands);
    const value = isAsAsked ? numberOf(trimmed, this.decimal) : NaN;
    if (!Number.isNaN(value)) return isDigitCode(trimmed) ? null : value;
    if (!this.marks.amongNumbers(trimmed)) return null;
    this.#weakMarks++;
    this.#found.add(trimmed);
    return NaN;
  }

  #becomeText(): void {
    const values = this.#values ?? new Float64Array(fewCells);
    this.#decided = "text";
    this.#values = null;
    this.#codes = new Int32Array(values.length).fill(-1, 0, this.#length);
  }

  #codeIn(bytes: Uint8Array, from: number, to: number): number {
    const known = this.#table.count;
    const label = this.#table.numberOf(bytes, from, to);
    if (label < known) return this.#codeOf[label] as number;
    if (label === this.#codeOf.length) this.#codeOf = grown(this.#codeOf, new Int32Array(2 * label));
    return (this.#codeOf[label] = this.#isMissing(bytes, from, to) ? -1 : this.#labels++);
  }

  #isMissing(bytes: Uint8Array, from: number, to: number): boolean {
    const isPrinted = (byte: number | undefined): boolean =>
      byte !== undefined && byte >= firstPrinted && byte <= lastPrinted;
    // A character takes at most three bytes a unit of its string.
    if (to - from > 3 * this.marks.longest && isPrinted(bytes[from]) && isPrinted(bytes[to - 1])) return false;
    const trimmed = decoder.decode(bytes.subarray(from, to)).trim();
    if (!this.marks.always(trimmed)) return false;
    if (trimmed !== "") this.#found.add(trimmed);
    return true;
  }

  /** The column, and the marks that were read as missing in it; null where it is to be read again with `asText`. */
  build(name: string): { column: Column; found: ReadonlySet<string> } | null {
    const length = this.#length;
    // Marks that are missing only among numbers are labels where there are none.
    if (this.#decided === "again" || (this.#decided === null && this.#weakMarks > 0)) return null;
    if (this.#decided === null) this.#becomeText();
    if (this.#values)
      return { column: { name, kind: "number", values: cutTo(this.#values, length) }, found: this.#found };
    const texts = this.#table.texts();
    const labels = this.#labels === texts.length ? texts : texts.filter((_, label) => (this.#codeOf[label] ?? -1) >= 0);
    return { column: { name, kind: "text", codes: cutTo(this.#codes, length), labels }, found: this.#found };
  }
}

const cutTo = <A extends Float64Array | Int32Array>(cells: A, length: number): A =>
  (length < (1 - mostLeftOver) * cells.length ? cells.slice(0, length) : cells.subarray(0, length)) as A;
