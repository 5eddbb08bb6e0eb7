import { csvField } from "../data/csv/field";

/** The numbers behind a chart. */
export interface ChartTable {
  readonly columns: readonly { readonly name: string; readonly unit?: string }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Numbers as they are; a missing cell is empty. */
function field(value: string | number | null): string {
  if (value === null) return "";
  return typeof value === "number" ? String(value) : csvField(value);
}

/** RFC 4180, lines ended by CR LF, with a header row. */
export function toCsv(table: ChartTable): string {
  const head = table.columns.map((c) => field(c.unit ? `${c.name} (${c.unit})` : c.name)).join(",");
  return [head, ...table.rows.map((row) => row.map(field).join(","))].map((line) => `${line}\r\n`).join("");
}

/** Name of a chart's file: "Loss by epoch" → "loss-by-epoch.csv". */
export function csvName(title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `${words.replace(/^-|-$/g, "")}.csv`;
}
