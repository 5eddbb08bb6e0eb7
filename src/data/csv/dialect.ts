import Papa from "papaparse";
import type { Experiment } from "../../experiment/experiment";
import { numberOf, ungrouped } from "../number-text";
import type { Reading } from "../reading";
import type { MissingMarks } from "./missing-marks";

export interface Dialect {
  readonly delimiter: Reading["delimiter"];
  readonly decimal: Reading["decimal"];
  readonly header: boolean;
  readonly quote: Quote;
}

/** "none": a quote is a character like any other. */
export type Quote = NonNullable<NonNullable<Experiment["reading"]>["quote"]>;

/** No text that is read holds it: nothing opens a quoted field. */
const noCharacter = "\0";
export const quoteCharacter = (quote: Quote): string => (quote === "none" ? noCharacter : quote);

const sampleRows = 200;
/** In the order of preference where two would do equally well: a comma may also be a decimal mark. */
const delimiters = [";", "\t", "|", ","] as const;

/**
 * Recognizes how the text is written from its first lines. @param sample whole lines, "\n" at their ends
 * @param asked a mark of thousands says the decimal mark where that is left open
 */
export function recognizeDialect(
  sample: string,
  asked: Partial<Dialect> & Pick<NonNullable<Experiment["reading"]>, "thousands">,
  marks: MissingMarks,
): Dialect {
  const quote = asked.quote ?? recognizeQuote(sample, asked.delimiter);
  const delimiter = asked.delimiter ?? mostRegular(sample, quote).delimiter;
  const rows = sampleOf(sample, delimiter, quote);
  const { thousands } = asked;
  const byThousands = thousands === "." ? "," : thousands === "," ? "." : undefined;
  const decimal = asked.decimal ?? byThousands ?? recognizeDecimal(rows, delimiter);
  return { delimiter, decimal, header: asked.header ?? recognizeHeader(rows, decimal, marks), quote };
}

function sampleOf(sample: string, delimiter: string, quote: Quote): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar: quoteCharacter(quote), preview: sampleRows });
  const { data } = parser.parse(sample, 0, false) as { data: string[][] };
  return data.filter((row) => row.some((cell) => cell.trim() !== ""));
}

/** Single quotes are believed where only with them every row is as long as the first. */
function recognizeQuote(sample: string, asked: Dialect["delimiter"] | undefined): Quote {
  if (sample.includes('"') || !sample.includes("'")) return '"';
  const isRegular = (quote: Quote): boolean => mostRegular(sample, quote, asked && [asked]).share === 1;
  return isRegular("'") && !isRegular('"') ? "'" : '"';
}

/** The delimiter by which most rows have the same number of cells as the first. */
function mostRegular(
  sample: string,
  quote: Quote,
  among: readonly Dialect["delimiter"][] = delimiters,
): { readonly delimiter: Dialect["delimiter"]; readonly share: number } {
  let best: ReturnType<typeof mostRegular> = { delimiter: ",", share: 0 };
  for (const delimiter of among) {
    const rows = sampleOf(sample, delimiter, quote);
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const share = rows.filter((row) => row.length === width).length / rows.length;
    if (share > best.share) best = { delimiter, share };
  }
  return best;
}

/** A decimal comma is believed where some cells can only be read that way and at least as many as by a point. */
function recognizeDecimal(rows: readonly string[][], delimiter: string): "." | "," {
  let comma = 0;
  let point = 0;
  let either = 0;
  for (const row of rows) {
    for (const cell of row) {
      const text = ungrouped(cell.trim());
      if (/^[+-]?\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{4,})$/.test(text) || /^[+-]?(?:\d{4,}|0),\d+$/.test(text)) comma++;
      else if (/^[+-]?\d{1,3}(?:,\d{3})*\.(?:\d{1,2}|\d{4,})$/.test(text) || /^[+-]?(?:\d{4,}|0)\.\d+$/.test(text))
        point++;
      else if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) either++;
    }
  }
  if (comma + point === 0) return either > 0 && delimiter === ";" ? "," : ".";
  return comma >= point && comma > 0 ? "," : ".";
}

/** Each column votes: text above numbers speaks for a header, a number above numbers or a label that comes again against. */
function recognizeHeader(rows: readonly string[][], decimal: "." | ",", marks: MissingMarks): boolean {
  const [first, ...below] = rows;
  if (!first || below.length === 0) return true;
  if (namesYears(first, below, decimal)) return true;
  let votes = 0;
  first.forEach((cell, index) => {
    const top = cell.trim();
    const rest = below.map((row) => row[index]?.trim() ?? "").filter((text) => !marks.always(text));
    const numbers = rest.filter((text) => !Number.isNaN(numberOf(text, decimal))).length;
    const isNumber = !Number.isNaN(numberOf(top, decimal));
    if (rest.length > 0 && numbers >= 0.8 * rest.length) {
      if (isNumber) votes--;
      else if (!marks.always(top)) votes++;
    } else if (isNumber || rest.includes(top)) votes--;
  });
  return votes >= 0;
}

/** Names such as "country, 2019, 2020, 2021": years that count on from left to right, above numbers that are no years. */
function namesYears(first: readonly string[], below: readonly string[][], decimal: "." | ","): boolean {
  const at = first.flatMap((cell, index) => (/^\d{4}$/.test(cell.trim()) ? [index] : []));
  const years = at.map((index) => Number(first[index]));
  const [start = 0, next = 0] = years;
  const countOn = years.every((year, index) => isYear(year) && year === start + index * (next - start));
  if (years.length < 2 || next <= start || !countOn) return false;
  const values = below.flatMap((row) => at.map((index) => numberOf(row[index] ?? "", decimal)));
  const known = values.filter((value) => !Number.isNaN(value));
  return known.filter(isYear).length < known.length / 2;
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1500 && value <= 2200;
