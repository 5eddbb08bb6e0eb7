import { err, ok, type Outcome } from "../../experiment/failure";
import type { NoteReason } from "../../experiment/note-reason";
import { quoted } from "../../experiment/quoted";
import type { PreparationNote } from "../../experiment/run-event";
import type { ReadTable } from "../csv/read";
import type { Reading } from "../reading";
import { cellText, numberColumn, textColumn, type Column, type Table } from "../table";
import type { Sorted } from "./sort-files";
import { unpack } from "./unpack";
import type { ArchiveFile } from "./zip-directory";

/** What a table that lies beside files says of them. */
export interface Beside {
  /** [files] All its columns but the one that names the file; missing where a file has no line. */
  readonly columns: readonly Column[];
  readonly notes: readonly PreparationNote[];
  readonly reading: Reading;
}

const shownNames = 5;

/**
 * Reads the table beside the files (such as labels.csv) and puts each line to the file that it names: by its path, or the
 * end of it, with or without its ending. A file without a line stays, its cells missing; a line without a file is named.
 * Fails as `read` does, or with "archive/names-none".
 */
export async function labelsBeside(
  table: ArchiveFile,
  { files }: Sorted,
  read: (bytes: Uint8Array, name: string) => Promise<Outcome<ReadTable>>,
): Promise<Outcome<Beside>> {
  const bytes = unpack(table);
  if (!bytes.ok) return bytes;
  const outcome = await read(bytes.value, table.name);
  if (!outcome.ok) return outcome;
  const lines = outcome.value.table;
  const fileOf = filesByName(files);
  const named = namingColumn(lines, fileOf);
  if (!named) return err({ code: "archive/names-none", field: quoted(table.name) });
  const lineOf = new Int32Array(files.length).fill(-1);
  const without: string[] = [];
  const again: string[] = [];
  for (let line = 0; line < lines.rows; line++) {
    const name = cellText(named, line) ?? "";
    const file = fileOf.get(keyOf(name));
    if (file === undefined) without.push(name);
    else if (lineOf[file] === -1) lineOf[file] = line;
    else again.push(name);
  }
  const silent = files.filter((_, file) => lineOf[file] === -1).map(({ name }) => name);
  const note = (reason: NoteReason, names: readonly string[]): PreparationNote[] =>
    names.length === 0
      ? []
      : [{ step: "read", reason, changed: names.length, values: { files: names.slice(0, shownNames).join(", ") } }];
  return ok({
    columns: lines.columns.filter((column) => column !== named).map((column) => perFile(column, lineOf)),
    notes: [
      ...lines.reading.notes,
      ...note("no-line", silent),
      ...note("line-without-file", without),
      ...note("more-lines", again),
    ],
    reading: lines.reading,
  });
}

const keyOf = (name: string): string =>
  name
    .trim()
    .replaceAll("\\", "/")
    .replace(/^\.?\//, "");

/** Everything a file may be called: the ends of its path, with and without its ending; what would mean two is none. */
function filesByName(files: readonly ArchiveFile[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const [at, { name }] of files.entries()) {
    const parts = name.split("/");
    for (let from = 0; from < parts.length; from++) {
      const end = parts.slice(from).join("/");
      for (const key of new Set([end, end.replace(/\.[^./]+$/, "")])) {
        if (found.has(key)) ambiguous.add(key);
        found.set(key, at);
      }
    }
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}

/** What a column is called that names files: elsewhere a 7 is no "7.png". */
const speaksOfFiles = /file|name|path|image|picture|photo|sound|text|^id$/i;
const hasEnding = /\.[a-z0-9]+$/i;

/** The column that names the most files; null where none names any. */
function namingColumn(lines: Table, fileOf: ReadonlyMap<string, number>): Column | null {
  let best: Column | null = null;
  let most = 0;
  for (const column of lines.columns) {
    const mayBeShort = speaksOfFiles.test(column.name);
    const named = new Set<number>();
    for (let line = 0; line < lines.rows; line++) {
      const key = keyOf(cellText(column, line) ?? "");
      const file = mayBeShort || hasEnding.test(key) ? fileOf.get(key) : undefined;
      if (file !== undefined) named.add(file);
    }
    if (named.size > most) [best, most] = [column, named.size];
  }
  return best;
}

function perFile(column: Column, lineOf: Int32Array): Column {
  if (column.kind === "number")
    return numberColumn(
      column.name,
      Float64Array.from(lineOf, (line) => (line < 0 ? NaN : (column.values[line] as number))),
    );
  return textColumn(
    column.name,
    Array.from(lineOf, (line) => (line < 0 ? null : cellText(column, line))),
  );
}
