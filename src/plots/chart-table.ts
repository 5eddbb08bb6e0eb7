/** The numbers behind a chart. */
export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly unit?: string }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A text cell that a spreadsheet would run as a formula (it also knows the wide signs) gets an apostrophe before it; numbers never do. */
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isNaN(value) ? "NaN" : String(value);
  const safe = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, lines ended by CR LF, with a header row. */
export function toCsv(table: ChartTable): string {
  const head = table.columns.map((c) => field(c.unit ? `${c.name} (${c.unit})` : c.name)).join(",");
  return [head, ...table.rows.map((row) => row.map(field).join(","))].map((line) => `${line}\r\n`).join("");
}
