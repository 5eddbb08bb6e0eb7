import type { NoteReason } from "../../experiment/note-reason";
import type { PreparationNote } from "../../experiment/run-event";
import { plainReading } from "../reading";
import { makeTable, textColumn, type Column } from "../table";
import type { ReadTable } from "../csv/read";
import type { Unread } from "./each-file";
import type { Beside } from "./labels-beside";
import type { Sorted } from "./sort-files";

const shownFiles = 5;

/**
 * A table of one row a file: `file`, its path below the folder that all share; `class`, the folder it lies in, where there
 * is more than one; what a table beside them says of it; and what was read of it.
 */
export function fileTable(
  { files, passedOver }: Sorted,
  beside: Beside | null,
  columns: readonly Column[],
  unread: readonly Unread[],
): ReadTable {
  const paths = files.map(({ name }) => name.split("/"));
  const shared = sharedFolders(paths);
  const classes = paths.map((path) => path.at(-2) ?? null);
  const notes: PreparationNote[] = [];
  const note = (reason: NoteReason, names: readonly string[], column?: string): void => {
    const values = { files: names.slice(0, shownFiles).join(", ") };
    if (names.length > 0)
      notes.push({ step: "read", reason, changed: names.length, values, ...(column && { column }) });
  };
  note(
    "unreadable-file",
    unread.map(({ name }) => name),
    columns[0]?.name,
  );
  note("passed-over", passedOver);
  const reading = { ...(beside?.reading ?? plainReading), notes: [...notes, ...(beside?.notes ?? [])] };
  const taken = new Set(["file", ...columns.map(({ name }) => name)]);
  const said = (beside?.columns ?? []).map((column) => ({ ...column, name: freeName(column.name, taken) }));
  const file = textColumn(
    "file",
    paths.map((path) => path.slice(shared).join("/")),
  );
  const folderName = freeName(taken.has("class") ? "folder" : "class", taken);
  const folders = new Set(classes).size > 1 ? [textColumn(folderName, classes)] : [];
  return { table: makeTable([file, ...folders, ...said, ...columns], reading), reading };
}

/** The name, with a number where it is taken; from then on it is. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let copy = 2; taken.has(name); copy++) name = `${wanted} ${copy}`;
  taken.add(name);
  return name;
}

/** How many folders all the paths begin with. */
function sharedFolders(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let shared = 0;
  while (paths.every((path) => shared < path.length - 1 && path[shared] === first[shared])) shared++;
  return shared;
}
