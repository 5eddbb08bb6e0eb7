import { isDigitCode, numberOf } from "../number-text";
import type { Column } from "../table";
import type { MissingMarks } from "./missing-marks";

/** Past so many distinct numbers their text is no longer kept: a table of two million rows must fit in memory. */
const keptLabels = 50_000;

/** Collects one column's cells and decides at the end whether it holds numbers or text. */
export class ColumnBuilder {
  #length = 0;
  /** Label of each row while the text is kept; -1 is missing. */
  #codes = new Int32Array(1024);
  #labels: string[] = [];
  #codeOf = new Map<string, number>();
  #numbersOnly = true;
  /** Once the text was let go. */
  #values: Float64Array | null = null;
  readonly #found = new Set<string>();

  /** @param asText text from the start: known from an earlier pass */
  constructor(
    private readonly decimal: "." | ",",
    private readonly marks: MissingMarks,
    private readonly asText: boolean,
  ) {}

  /** @returns false where text came after the text of numbers was let go: read again with `asText`. */
  add(cell: string): boolean {
    if (this.#values) {
      const value = this.#number(cell);
      if (value === null) return false;
      if (Number.isNaN(value) && cell.trim() !== "") this.#found.add(cell.trim());
      if (this.#length === this.#values.length) this.#values = grown(this.#values, new Float64Array(2 * this.#length));
      this.#values[this.#length++] = value;
      return true;
    }
    if (this.#length === this.#codes.length) this.#codes = grown(this.#codes, new Int32Array(2 * this.#length));
    this.#codes[this.#length++] = this.#codeOf.get(cell) ?? this.#newLabel(cell);
    if (this.#numbersOnly && !this.asText && this.#labels.length > keptLabels) {
      this.#values = this.#numbers();
      this.#codeOf = new Map();
      this.#labels = [];
    }
    return true;
  }

  #newLabel(cell: string): number {
    const trimmed = cell.trim();
    let code = -1;
    if (!this.marks.always(trimmed)) {
      code = this.#labels.push(cell) - 1;
      if (this.#numbersOnly && this.#number(cell) === null) this.#numbersOnly = false;
    } else if (trimmed !== "") this.#found.add(trimmed);
    this.#codeOf.set(cell, code);
    return code;
  }

  /** NaN is missing, null is text. */
  #number(cell: string): number | null {
    const trimmed = cell.trim();
    const value = numberOf(trimmed, this.decimal);
    if (!Number.isNaN(value)) return isDigitCode(trimmed) ? null : value;
    return this.marks.always(trimmed) || this.marks.amongNumbers(trimmed) ? NaN : null;
  }

  #numbers(): Float64Array<ArrayBuffer> {
    const byCode = this.#labels.map((label) => this.#number(label) ?? NaN);
    return Float64Array.from(this.#codes.subarray(0, this.#length), (code) => byCode[code] ?? NaN);
  }

  /** The column, and the marks that were read as missing in it. */
  build(name: string): { column: Column; found: ReadonlySet<string> } {
    if (this.#values)
      return { column: { name, kind: "number", values: this.#values.slice(0, this.#length) }, found: this.#found };
    const isNumber = (label: string): boolean => !Number.isNaN(numberOf(label, this.decimal));
    if (this.#numbersOnly && this.#labels.some(isNumber)) {
      for (const label of this.#labels) if (!isNumber(label)) this.#found.add(label.trim());
      return { column: { name, kind: "number", values: this.#numbers() }, found: this.#found };
    }
    return {
      column: { name, kind: "text", codes: this.#codes.slice(0, this.#length), labels: this.#labels },
      found: this.#found,
    };
  }
}

function grown<A extends Int32Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
