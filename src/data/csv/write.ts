import { cellText, type Table } from "../table";

/** A spreadsheet takes text that starts like this for a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** A table as CSV: comma, decimal point, "\n", missing cells empty; text that looks like a formula gets a "'" in front. */
export function writeCsv(table: Table): string {
  const lines = [table.names.map(textCell).join(",")];
  for (let row = 0; row < table.rows; row++) {
    const cells = table.columns.map((column) => {
      const text = cellText(column, row);
      return text === null ? "" : column.kind === "number" ? text : textCell(text);
    });
    lines.push(cells.join(","));
  }
  return lines.join("\n") + "\n";
}

function textCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
