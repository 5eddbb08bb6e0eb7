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
/** Printable ASCII begins and ends here: nothing there is trimmed. */
const [firstPrinted, lastPrinted] = [33, 126];

/**
 * Collects one column's cells and tells on the way whether it holds numbers or text. Of numbers the text is not kept: a
 * table of two million rows must fit in memory.
 */
export class ColumnBuilder {
  #length = 0;
  /** While it holds numbers. */
  #values: Float64Array | null = new Float64Array(256);
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
  /** What was told of a cell's text; dear to tell, and the same cells come again. */
  #told = new Map<string, number | null>();
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
    this.#makeRoom(3 * cell.length);
    const { written } = encoder.encodeInto(cell, this.#scratch);
    this.#add(this.#scratch, 0, written);
    return !this.#isLost;
  }

  /** Adds cells `place`, `place + width`, …, of `rows` rows. @returns as `add` */
  addAll(bytes: Uint8Array, { starts, ends }: CellSpans, place: number, width: number, rows: number): boolean {
    const behind = place + rows * width;
    for (let cell = place; cell < behind && !this.#isLost; cell += width) {
      if (this.#values && !this.marks.numeric) cell = this.#addPlain(bytes, starts, ends, cell, width, behind);
      if (cell >= behind) break;
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (start >= 0) this.#add(bytes, start, end);
      else {
        this.#makeRoom(end - ~start);
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
    bytes: Uint8Array,
    starts: Int32Array,
    ends: Int32Array,
    place: number,
    width: number,
    behind: number,
  ): number {
    const mostRows = this.#length + Math.ceil((behind - place) / width);
    let values = this.#values ?? new Float64Array(0);
    if (mostRows > values.length) this.#values = values = grown(values, new Float64Array(2 * mostRows));
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

  #makeRoom(length: number): void {
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(2 * length);
  }

  #add(bytes: Uint8Array, from: number, to: number): void {
    if (this.#isLost) return;
    if (!this.#values) return this.#addLabel(bytes, from, to);
    let value = from === to || this.marks.numeric ? NaN : plainNumber(bytes, from, to, this.#decimalByte);
    if (value !== value && from < to) {
      const told = this.#tell(decoder.decode(bytes.subarray(from, to)));
      if (told === null) {
        // Nothing but missing cells so far: no text was lost.
        if (this.#decided === "number" || this.#weakMarks > 0) this.#decided = "again";
        else {
          this.#becomeText();
          this.#addLabel(bytes, from, to);
        }
        return;
      }
      value = told;
    }
    if (value === value) this.#decided = "number";
    if (this.#length === this.#values.length) this.#values = grown(this.#values, new Float64Array(2 * this.#length));
    this.#values[this.#length++] = value;
  }

  /** NaN is missing, null is text. */
  #tell(cell: string): number | null {
    const known = this.#told.get(cell);
    if (known !== undefined) return known;
    const trimmed = cell.trim();
    const isAsAsked = this.thousands === undefined || isGroupedBy(trimmed, this.decimal, this.thousands);
    const value = isAsAsked ? numberOf(trimmed, this.decimal) : NaN;
    let told: number | null = NaN;
    if (this.marks.always(trimmed)) {
      if (trimmed !== "") this.#found.add(trimmed);
    } else if (!Number.isNaN(value)) told = isDigitCode(trimmed) ? null : value;
    else if (this.marks.amongNumbers(trimmed)) {
      this.#weakMarks++;
      this.#found.add(trimmed);
    } else told = null;
    if (this.#told.size === keptAnswers) this.#told.clear();
    this.#told.set(cell, told);
    return told;
  }

  #becomeText(): void {
    this.#decided = "text";
    this.#values = null;
    this.#codes = new Int32Array(Math.max(256, 2 * this.#length)).fill(-1, 0, this.#length);
  }

  #addLabel(bytes: Uint8Array, from: number, to: number): void {
    if (this.#length === this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(2 * this.#length));
    this.#codes[this.#length++] = from === to ? -1 : this.#codeIn(bytes, from, to);
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
      return { column: { name, kind: "number", values: this.#values.slice(0, length) }, found: this.#found };
    const texts = this.#table.texts();
    const labels = this.#labels === texts.length ? texts : texts.filter((_, label) => (this.#codeOf[label] ?? -1) >= 0);
    return { column: { name, kind: "text", codes: this.#codes.slice(0, length), labels }, found: this.#found };
  }
}
