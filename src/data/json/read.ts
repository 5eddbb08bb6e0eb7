import { breath } from "../../experiment/breath";
import type { Experiment } from "../../experiment/experiment";
import { err, ok, type Outcome } from "../../experiment/failure";
import { ColumnBuilder } from "../csv/column-builder";
import { recognizeEncoding } from "../csv/encoding";
import { headerNames } from "../csv/header-names";
import { csvLimits } from "../csv/limits";
import { missingMarks } from "../csv/missing-marks";
import type { ReadTable } from "../csv/read";
import { plainReading } from "../reading";
import { makeTable } from "../table";
import { jsonRecords } from "./records";

/** JSON is parsed in one go, in which nothing else is answered. */
const mostBytes = 50 * 1024 * 1024;
const rowsAtOnce = 20_000;

/**
 * Reads a table from JSON: an array of records, an object of columns, or one record a line. Numbers, text and missing
 * marks are told as in CSV, with a decimal point. @param report rows read so far, and all of them
 * Fails with "json/too-large", "json/not-json" (with its line), "json/not-a-table", "json/ragged-column" (field), "json/empty",
 * "csv/too-many-rows", "csv/too-many-columns", "csv/field-too-large" or "csv/cancelled".
 */
export async function readJson(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report?: (done: number, total: number) => void,
  cancelled?: () => boolean,
): Promise<Outcome<ReadTable>> {
  if (bytes.length > mostBytes)
    return err({ code: "json/too-large", values: { bytes: bytes.length, limit: mostBytes } });
  const { encoding, markLength } = recognizeEncoding(bytes);
  const parsed = parse(new TextDecoder(encoding).decode(bytes.subarray(markLength)));
  if (!parsed.ok) return parsed;
  const records = jsonRecords(parsed.value);
  if (!records) return err({ code: "json/not-a-table" });
  if ("ragged" in records) return err({ code: "json/ragged-column", field: records.ragged.slice(0, 200) });
  if (records.rows === 0 || records.names.length === 0) return err({ code: "json/empty" });
  if (records.rows > csvLimits.rows) return err({ code: "csv/too-many-rows", values: { limit: csvLimits.rows } });
  if (records.names.length > csvLimits.columns) {
    return err({ code: "csv/too-many-columns", values: { limit: csvLimits.columns } });
  }
  const { names, notes } = headerNames(records.names);
  const marks = missingMarks(asked?.missing);
  let asText = new Set<number>();
  for (;;) {
    const builders = names.map((_, column) => new ColumnBuilder(".", marks, asText.has(column)));
    const again = new Set(asText);
    for (let row = 0; row < records.rows; row++) {
      for (const [column, builder] of builders.entries()) {
        const cell = records.cell(row, column);
        if (cell.length > csvLimits.fieldLength) {
          return err({ code: "csv/field-too-large", values: { limit: csvLimits.fieldLength } });
        }
        builder.add(cell);
      }
      if (row % rowsAtOnce !== rowsAtOnce - 1) continue;
      if (cancelled?.()) return err({ code: "csv/cancelled" });
      report?.(row, records.rows);
      await breath();
    }
    const built = builders.map((builder, column) => {
      const one = builder.build(names[column] as string);
      if (!one) again.add(column);
      return one ?? [];
    });
    if (again.size > asText.size) {
      asText = again;
      continue;
    }
    const columns = built.flat().map(({ column }) => column);
    const missing = new Set(built.flat().flatMap(({ found }) => [...found]));
    const reading = { ...plainReading, encoding, missing: asked?.missing ?? [...missing].sort(), notes };
    return ok({ table: makeTable(columns, reading), reading });
  }
}

/** A whole document, or one value a line. */
function parse(text: string): Outcome<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const lines = text.split(/\r?\n/);
    const first = lines.find((line) => line.trim() !== "") ?? "";
    if (!isWhole(first)) return err({ code: "json/not-json", line: lineOf(text, error) });
    const rows: unknown[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.trim() === "") continue;
      try {
        rows.push(JSON.parse(line));
      } catch {
        return err({ code: "json/not-json", line: index + 1 });
      }
    }
    return ok(rows);
  }
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

/** Where the parser stopped: it says a position, or a line. */
function lineOf(text: string, error: unknown): number {
  const said = String(error);
  const line = /line (\d+)/.exec(said)?.[1];
  if (line !== undefined) return Number(line);
  const position = Number(/position (\d+)/.exec(said)?.[1] ?? text.length);
  return text.slice(0, position).split("\n").length;
}
