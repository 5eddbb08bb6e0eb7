import type { Experiment } from "../../experiment/experiment";
import { err, ok, type Failure, type Outcome } from "../../experiment/failure";
import type { PreparationNote } from "../../experiment/run-event";
import type { Reading } from "../reading";
import { makeTable, type Table } from "../table";
import { ColumnBuilder } from "./column-builder";
import { recognizeDialect, type Dialect } from "./dialect";
import { lineDecoder, otherFormat, recognizeEncoding, undecodableLine, type Encoding } from "./encoding";
import { headerNames } from "./header-names";
import { csvLimits } from "./limits";
import { missingMarks } from "./missing-marks";
import { RecordCutter } from "./records";

export interface ReadTable {
  readonly table: Table;
  readonly reading: Reading;
}

const pieceBytes = 512 * 1024;
const sampleBytes = 128 * 1024;

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
  const textColumns = new Set<number>();
  // Again where a guess was wrong: bytes that are not UTF-8, or text far down in a column of numbers.
  for (;;) {
    const pass = new Pass(content, encoding, asked ?? {}, textColumns);
    const outcome = await pass.run(report, cancelled);
    if (outcome === "not-utf-8") {
      if (asked?.encoding || encoding !== "utf-8")
        return err({ code: "csv/encoding", line: undecodableLine(content, encoding), values: { encoding } });
      encoding = "windows-1252";
    } else if (outcome !== "again") return outcome;
  }
}

/** One reading of the file from its beginning. */
class Pass {
  #dialect: Dialect = { delimiter: ",", decimal: ".", header: true };
  #names: string[] | null = null;
  #notes: PreparationNote[] = [];
  #builders: ColumnBuilder[] = [];
  #rows = 0;
  #again = false;
  #skipsFirst = false;
  readonly #marks;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly encoding: Encoding,
    private readonly asked: NonNullable<Experiment["reading"]>,
    private readonly textColumns: Set<number>,
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
    const cutter = new RecordCutter(this.#dialect.delimiter, (cells, line) => this.#record(cells, line));
    const decoder = lineDecoder(this.encoding);
    for (let from = 0; from < this.bytes.length; from += pieceBytes) {
      if (cancelled?.()) return err({ code: "csv/cancelled" });
      const to = Math.min(this.bytes.length, from + pieceBytes);
      let text: string;
      try {
        text = decoder.decode(this.bytes.subarray(from, to), to === this.bytes.length);
      } catch {
        return "not-utf-8";
      }
      const fed = cutter.feed(text, to === this.bytes.length);
      if (!fed.ok) return fed;
      report?.(to, this.bytes.length);
      // Lets messages in: a worker must hear "cancel" and answer its watchdog.
      if (to < this.bytes.length) await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    return this.#again ? "again" : this.#finish();
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
      this.#builders = names.map((_, index) => {
        return new ColumnBuilder(this.#dialect.decimal, this.#marks, this.textColumns.has(index));
      });
      if (this.#dialect.header) return null;
    }
    const expected = this.#names.length;
    const extraIsEmpty = cells.slice(expected).every((cell) => cell.trim() === "");
    if (cells.length < expected || !extraIsEmpty) {
      return { code: "csv/ragged-row", line, values: { found: cells.length, expected } };
    }
    if (++this.#rows > csvLimits.rows) return { code: "csv/too-many-rows", line, values: { limit: csvLimits.rows } };
    for (let index = 0; index < expected; index++) {
      // The rest is read all the same: there may be more such columns, and one more pass is enough for all of them.
      if (this.#builders[index]?.add(cells[index] as string) === false) {
        this.textColumns.add(index);
        this.#again = true;
      }
    }
    return null;
  }

  #finish(): Outcome<ReadTable> {
    if (!this.#names) return err({ code: "csv/empty" });
    if (this.#rows === 0) return err({ code: "csv/only-header", values: { columns: this.#names.length } });
    const missing = new Set<string>();
    const columns = this.#names.map((name, index) => {
      const { column, found } = (this.#builders[index] as ColumnBuilder).build(name);
      for (const mark of found) missing.add(mark);
      return column;
    });
    const reading: Reading = {
      ...this.#dialect,
      encoding: this.encoding,
      missing: this.asked.missing ?? [...missing].sort(),
      notes: this.#notes,
    };
    return ok({ table: makeTable(columns, reading), reading });
  }
}
