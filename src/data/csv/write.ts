import { cellText, type Column, type Table } from "../table";

/** What a spreadsheet would run as a formula; it also knows the wide signs. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text as a CSV field: an apostrophe stands before what a spreadsheet would run. Source: RFC 4180; OWASP, CSV injection. */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as CSV: UTF-8, commas, a header, decimal points; a missing cell is empty, and numbers are never touched. */
export function writeCsv(table: Table): string {
  const lines = [table.names.map(csvField).join(",")];
  for (let row = 0; row < table.rows; row++) lines.push(table.columns.map((column) => cell(column, row)).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function cell(column: Column, row: number): string {
  const text = cellText(column, row) ?? "";
  return column.kind === "number" ? text : csvField(text);
}

/** Whether `csvField` would put an apostrophe before one of these labels. */
export const hasFormula = (labels: readonly string[]): boolean => labels.some((label) => formula.test(label));
