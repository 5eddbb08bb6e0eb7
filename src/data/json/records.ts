/** A table as JSON: rows of named values, in the order of the names' first appearance. */
export interface JsonRecords {
  readonly names: readonly string[];
  readonly rows: number;
  /** Text of a cell as it would stand in a CSV file; "" is missing. */
  cell(row: number, column: number): string;
}

type Row = Readonly<Record<string, unknown>>;

/** What a parsed document holds: an array of records, or an object of columns of one length; null where it is neither. */
export function jsonRecords(document: unknown): JsonRecords | { readonly ragged: string } | null {
  if (Array.isArray(document)) return document.every(isRow) ? ofRows(document.map(flat)) : null;
  if (!isRow(document)) return null;
  const entries = Object.entries(document);
  const [first] = entries;
  if (first && entries.every(([, values]) => Array.isArray(values))) return ofColumns(entries as [string, unknown[]][]);
  // {"data": [ … ]}: one list of records among other things.
  const lists = entries.filter(([, value]) => Array.isArray(value) && value.length > 0 && value.every(isRow));
  return lists.length === 1 && lists[0] ? ofRows((lists[0][1] as Row[]).map(flat)) : null;
}

const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects inside a record become names with a point: {"a": {"b": 1}} is "a.b". Three levels deep, the rest is text. */
function flat(row: Row): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (value: Row, before: string, depth: number): void => {
    for (const [key, inner] of Object.entries(value)) {
      if (isRow(inner) && depth < 3) add(inner, `${before}${key}.`, depth + 1);
      else found.set(before + key, inner);
    }
  };
  add(row, "", 1);
  return found;
}

function ofRows(rows: readonly ReadonlyMap<string, unknown>[]): JsonRecords {
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  return { names, rows: rows.length, cell: (row, column) => cellText(rows[row]?.get(names[column] ?? "")) };
}

function ofColumns(entries: readonly (readonly [string, readonly unknown[]])[]): JsonRecords | { ragged: string } {
  const rows = entries[0]?.[1].length ?? 0;
  const ragged = entries.find(([, values]) => values.length !== rows);
  if (ragged) return { ragged: ragged[0] };
  return {
    names: entries.map(([name]) => name),
    rows,
    cell: (row, column) => cellText(entries[column]?.[1][row]),
  };
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
