import { breath } from "../../experiment/breath";
import type { Experiment } from "../../experiment/experiment";
import { err, ok, type Failure, type Outcome } from "../../experiment/failure";
import type { PreparationNote } from "../../experiment/run-event";
import type { Reading } from "../reading";
import { makeTable, type Column, type Table } from "../table";
import { CellSpans } from "./cell-spans";
import { ColumnBuilder } from "./column-builder";
import { quoteCharacter, recognizeDialect, type Dialect } from "./dialect";
import { lineDecoder, otherFormat, recognizeEncoding, undecodableLine, type Encoding } from "./encoding";
import { headerNames } from "./header-names";
import { csvLimits } from "./limits";
import { missingMarks } from "./missing-marks";
import { RecordCutter } from "./records";
import { Utf8Window } from "./utf8-window";

export interface ReadTable {
  readonly table: Table;
  readonly reading: Reading;
}

const sampleBytes = 128 * 1024;
/** Between two breaths a browser may take 4 ms for itself: of what is read fast, several pieces come in one. */
const breathBytes = 8 * 1024 * 1024;
/** Cells cut before they are added column by column, and the room for a record that is wider than it may be. */
const cellsAtOnce = 32 * 1024;
const room = cellsAtOnce + csvLimits.columns + 1;

/**
 * Reads a CSV file, recognizing what `asked` leaves open. It reads in pieces and yields between them.
 * @param report bytes read so far, and all of them
 * @param cancelled asked between two pieces; then it fails with "csv/cancelled"
 * @returns the table with the reading that was used; fails with a "csv/…" code and the 1-based line of the file.
 */
export async function readCsv(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report?: (done: number, total: number) => void,
  cancelled?: () => boolean,
): Promise<Outcome<ReadTable>> {
  if (bytes.length > csvLimits.bytes) {
    return err({ code: "csv/too-large", values: { bytes: bytes.length, limit: csvLimits.bytes } });
  }
  const format = otherFormat(bytes);
  if (format) return err({ code: "csv/other-format", values: { format } });
  const recognized = recognizeEncoding(bytes);
  let encoding = asked?.encoding ?? recognized.encoding;
  const markLength = encoding === recognized.encoding ? recognized.markLength : 0;
  const content = bytes.subarray(markLength);
  let built: Built | null = null;
  // Again where a guess was wrong: bytes that are not UTF-8, or text far down in a column of numbers.
  for (;;) {
    const pass: Pass = new Pass(content, encoding, asked ?? {}, built);
    const outcome = await pass.run(report, cancelled);
    if (outcome === "not-utf-8") {
      if (asked?.encoding || encoding !== "utf-8")
        return err({ code: "csv/encoding", line: undecodableLine(content, encoding), values: { encoding } });
      encoding = "windows-1252";
      built = null;
    } else if (outcome !== "again") return outcome;
    else built = pass.built;
  }
}

/** What an earlier pass has read; null where a column turned out to be text after its numbers. */
type Built = readonly ({ readonly column: Column; readonly found: ReadonlySet<string> } | null)[];

/** One reading of the file from its beginning. */
class Pass {
  built: Built = [];
  #dialect: Dialect = { delimiter: ",", decimal: ".", header: true, quote: '"' };
  #names: string[] | null = null;
  #notes: PreparationNote[] = [];
  /** A column that was read before has none. */
  #builders: (ColumnBuilder | null)[] = [];
  #rows = 0;
  #line = 1;
  #skipsFirst = false;
  /** Once something odd was met, papaparse reads from there on and judges. */
  #cutter: RecordCutter | null = null;
  readonly #marks;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly encoding: Encoding,
    private readonly asked: NonNullable<Experiment["reading"]>,
    private readonly before: Built | null,
  ) {
    this.#marks = missingMarks(asked.missing);
  }

  async run(
    report?: (done: number, total: number) => void,
    cancelled?: () => boolean,
  ): Promise<Outcome<ReadTable> | "not-utf-8" | "again"> {
    const sample = this.#sample();
    // Excel's own first line, "sep=;", says how it wrote the rest.
    const said = /^"?sep=([,;\t|])"?\n/i.exec(sample);
    this.#skipsFirst = said !== null;
    const delimiter = this.asked.delimiter ?? (said?.[1] as Dialect["delimiter"] | undefined);
    this.#dialect = recognizeDialect(
      sample.slice(said?.[0].length ?? 0),
      { ...this.asked, ...(delimiter && { delimiter }) },
      this.#marks,
    );
    const window = new Utf8Window(this.bytes, this.encoding);
    const spans = new CellSpans(this.#dialect.delimiter.charCodeAt(0), room);
    const decoder = lineDecoder("utf-8");
    // The fast way knows double quotes only.
    if (this.#dialect.quote !== '"') this.#cutter = this.#papaparse();
    let breathed = 0;
    while (!window.isLast) {
      if (cancelled?.()) return err({ code: "csv/cancelled" });
      try {
        window.advance();
      } catch {
        return "not-utf-8";
      }
      if (!this.#cutter && !this.#cut(window, spans)) {
        this.#cutter = this.#papaparse();
      }
      if (this.#cutter) {
        const text = decoder.decode(window.bytes.subarray(window.at, window.end), window.isLast);
        window.at = window.end;
        const fed = this.#cutter.feed(text, window.isLast);
        if (!fed.ok) return fed;
      }
      report?.(window.done, this.bytes.length);
      // Lets messages in: a worker must hear "cancel" and answer its watchdog.
      if (window.isLast || (!this.#cutter && window.done < breathed + breathBytes)) continue;
      await breath();
      breathed = window.done;
    }
    return this.#finish();
  }

  #papaparse(): RecordCutter {
    const { delimiter, quote } = this.#dialect;
    return new RecordCutter(delimiter, (cells, line) => this.#record(cells, line), this.#line, quoteCharacter(quote));
  }

  /** Reads the whole records of the window; false where the next is written as papaparse has to judge. */
  #cut(window: Utf8Window, spans: CellSpans): boolean {
    const { bytes, end, isLast } = window;
    let cells = 0;
    let rows = 0;
    const add = (): void => {
      const width = this.#names?.length ?? 0;
      // As many as there will be if the rest is as what was read so far; some may be shorter.
      const expected = Math.ceil((1.02 * (this.#rows + rows) * this.bytes.length) / Math.max(1, window.read));
      const mostRows = Math.min(csvLimits.rows, expected);
      this.#builders.forEach((builder, column) => builder?.addAll(bytes, spans, column, width, rows, mostRows));
      this.#rows += rows;
      rows = cells = 0;
    };
    let isOdd = false;
    while (window.at < end) {
      const found = spans.cut(bytes, window.at, end, isLast, cells);
      const isTooLong = (found > 0 ? spans.next : end) - window.at > csvLimits.fieldLength;
      if (found === 0 && !isTooLong) break;
      isOdd = found <= 0 || found > csvLimits.columns || isTooLong;
      if (isOdd) break;
      if (found === 1 && spans.isBlank(bytes, cells)) {
        // A blank line is passed over.
      } else if (!this.#names || this.#skipsFirst) {
        // A header that cannot be is no row either.
        this.#record(spans.texts(bytes, cells, found), this.#line);
      } else {
        const width = this.#names.length;
        isOdd = found < width || this.#rows + rows === csvLimits.rows;
        for (let extra = width; extra < found; extra++) isOdd ||= !spans.isBlank(bytes, cells + extra);
        if (isOdd) break;
        rows++;
        cells += width;
        if (cells >= cellsAtOnce) add();
      }
      window.at = spans.next;
      this.#line += spans.height;
    }
    add();
    return !isOdd;
  }

  /** The first lines, whole. */
  #sample(): string {
    const whole = this.bytes.length <= sampleBytes;
    const decoder = new TextDecoder(this.encoding);
    const text = decoder.decode(this.bytes.subarray(0, sampleBytes), { stream: !whole }).replace(/\r\n?/g, "\n");
    const end = text.lastIndexOf("\n");
    return whole || end < 0 ? text : text.slice(0, end);
  }

  #record(cells: readonly string[], line: number): Failure | null {
    if (this.#skipsFirst) {
      this.#skipsFirst = false;
      return null;
    }
    if (!this.#names) {
      // A row of nothing but delimiters is no header.
      if (cells.every((cell) => cell.trim() === "")) return null;
      const asked = this.#dialect.header ? cells : cells.map((_, index) => `column ${index + 1}`);
      const { names, notes } = headerNames(asked);
      this.#names = names;
      this.#notes = notes;
      this.#builders = names.map((_, index) =>
        this.before?.[index]
          ? null
          : new ColumnBuilder(this.#dialect.decimal, this.#marks, this.before !== null, this.asked.thousands),
      );
      if (this.#dialect.header) return null;
    }
    const expected = this.#names.length;
    const extraIsEmpty = cells.slice(expected).every((cell) => cell.trim() === "");
    if (cells.length < expected || !extraIsEmpty) {
      return { code: "csv/ragged-row", line, values: { found: cells.length, expected } };
    }
    if (++this.#rows > csvLimits.rows) return { code: "csv/too-many-rows", line, values: { limit: csvLimits.rows } };
    this.#builders.forEach((builder, index) => builder?.add(cells[index] as string));
    return null;
  }

  #finish(): Outcome<ReadTable> | "again" {
    const names = this.#names;
    if (!names) return err({ code: "csv/empty" });
    if (this.#rows === 0) return err({ code: "csv/only-header", values: { columns: names.length } });
    const built = names.map((name, index) => this.before?.[index] ?? this.#builders[index]?.build(name) ?? null);
    this.built = built;
    const columns: Column[] = [];
    const missing = new Set<string>();
    for (const one of built) {
      if (!one) return "again";
      columns.push(one.column);
      for (const mark of one.found) missing.add(mark);
    }
    const { delimiter, decimal, header } = this.#dialect;
    const reading: Reading = {
      delimiter,
      decimal,
      header,
      encoding: this.encoding,
      missing: this.asked.missing ?? [...missing].sort(),
      notes: this.#notes,
    };
    return ok({ table: makeTable(columns, reading), reading });
  }
}
