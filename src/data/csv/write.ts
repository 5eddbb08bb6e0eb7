import { cellText, type Column, type Table } from "../table";
import { csvField } from "./field";

export { hasFormula } from "./field";

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
