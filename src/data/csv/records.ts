import Papa from "papaparse";
import { err, ok, type Failure, type Outcome } from "../../experiment/failure";
import { csvLimits } from "./limits";

/** A record and the 1-based line of the file it starts on. */
export type OnRecord = (cells: readonly string[], line: number) => Failure | null;

/**
 * Cuts text that comes in pieces into records (papaparse), counting lines. Blank lines are passed over.
 * Fails with "csv/binary", "csv/unclosed-quote", "csv/stray-quote", "csv/too-many-columns" or "csv/field-too-large",
 * or with what `onRecord` fails with.
 */
export class RecordCutter {
  #rest = "";
  #line: number;

  /** @param line of the file where the text starts */
  constructor(
    private readonly delimiter: string,
    private readonly onRecord: OnRecord,
    line = 1,
    private readonly quote = '"',
  ) {
    this.#line = line;
  }

  /** @param text with "\n" as line ends */
  feed(text: string, last: boolean): Outcome<null> {
    const nul = text.indexOf("\0");
    if (nul >= 0)
      return err({ code: "csv/binary", line: this.#line + newlines(this.#rest) + newlines(text.slice(0, nul)) });
    const input = this.#rest + text;
    const inputLine = this.#line;
    const parsed = this.#parse(input, !last);
    // The last record of a piece may be half a record: what looks wrong there is judged with the next piece.
    const error = parsed.errors.find((one) => one.row < parsed.data.length);
    for (let row = 0; row < parsed.data.length; row++) {
      const cells = parsed.data[row] as string[];
      if (error?.row === row) return err(quoteFailure(error, input, inputLine, this.quote));
      const failure = this.#record(cells);
      if (failure) return err(failure);
    }
    this.#rest = last ? "" : input.slice(parsed.cursor);
    return this.#rest.length > csvLimits.fieldLength ? this.#judgeUnfinished() : ok(null);
  }

  #record(cells: readonly string[]): Failure | null {
    const line = this.#line;
    let height = 1;
    let longest = 0;
    for (const cell of cells) {
      if (cell.length > longest) longest = cell.length;
      if (cell.includes("\n")) height += newlines(cell);
    }
    this.#line += height;
    if (cells.length > csvLimits.columns) {
      return { code: "csv/too-many-columns", line, values: { found: cells.length, limit: csvLimits.columns } };
    }
    if (longest > csvLimits.fieldLength) return fieldTooLarge(line, longest);
    const blank = cells.length === 1 && cells[0]?.trim() === "";
    return blank ? null : this.onRecord(cells, line);
  }

  /** A record longer than the longest field allowed: is it wide, or does a quote never close? */
  #judgeUnfinished(): Outcome<null> {
    const parsed = this.#parse(this.#rest, false);
    const cells = parsed.data[0] ?? [];
    if (cells.length > csvLimits.columns) {
      return err({
        code: "csv/too-many-columns",
        line: this.#line,
        values: { found: cells.length, limit: csvLimits.columns },
      });
    }
    const longest = Math.max(0, ...cells.map((cell) => cell.length));
    if (longest <= csvLimits.fieldLength) return ok(null);
    const error = parsed.errors[0];
    return err(error ? quoteFailure(error, this.#rest, this.#line, this.quote) : fieldTooLarge(this.#line, longest));
  }

  #parse(input: string, ignoreLastRow: boolean): Parsed {
    const parser = new Papa.Parser({ delimiter: this.delimiter, newline: "\n", quoteChar: this.quote });
    const result = parser.parse(input, 0, ignoreLastRow) as Omit<Parsed, "cursor"> & { meta: { cursor: number } };
    // A file that ends with a line end has no empty record after it.
    const end = result.data.at(-1);
    if (!ignoreLastRow && end?.length === 1 && end[0] === "") result.data.pop();
    return { data: result.data, errors: result.errors, cursor: result.meta.cursor };
  }
}

interface QuoteError {
  readonly code: string;
  readonly row: number;
  /** Where the quoted field's text starts. */
  readonly index: number;
}

interface Parsed {
  readonly data: string[][];
  readonly errors: QuoteError[];
  readonly cursor: number;
}

const fieldTooLarge = (line: number, found: number): Failure => ({
  code: "csv/field-too-large",
  line,
  values: { found, limit: csvLimits.fieldLength },
});

/** A quote that does not close, or closes too late because another opened where none should: both name where it opened. */
function quoteFailure(error: QuoteError, input: string, inputLine: number, quote: string): Failure {
  const line = inputLine + newlines(input.slice(0, error.index));
  const close = input.indexOf(quote, error.index);
  const spansLines = error.code === "MissingQuotes" || input.slice(error.index, close).includes("\n");
  return { code: spansLines ? "csv/unclosed-quote" : "csv/stray-quote", line };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
