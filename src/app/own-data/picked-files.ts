import { csvLimits } from "../../data/csv/limits";
import { err, ok, type Outcome } from "../../experiment/failure";
import type { FileToPack } from "./stored-zip";

export const fileLimits = { files: 20_000, bytes: csvLimits.bytes } as const;

/** What is to be opened: one file as it is, or many that become one. */
export type Opening =
  | { readonly kind: "one"; readonly file: File }
  | {
      readonly kind: "many";
      /** Of the folder they lie in; null where they lie in none. */
      readonly folder: string | null;
      readonly files: readonly FileToPack[];
      /** Files of kinds that cannot be read. */
      readonly leftOut: number;
    };

export interface PickedFile {
  /** With the folders it was picked with: "pets/cats/1.jpg". */
  readonly path: string;
  readonly file: File;
}

const junk = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;
const readable = /\.(png|jpe?g|webp|gif|avif|bmp|wav|txt|csv|tsv|json|jsonl|ndjson)$/i;
/** Read as examples, a file each, also where there is only one. */
const example = /\.(png|jpe?g|webp|gif|avif|bmp|wav)$/i;
const textFile = /\.txt$/i;

/** Files of an <input>, with their folders where a whole folder was chosen. */
export const pickedFiles = (list: Iterable<File>): PickedFile[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/**
 * What was dropped, folders with all that is in them. Its entries have to be asked for before the drop is over: not after an await.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  const entries = [...transfer.items].flatMap((item) => (item.kind === "file" ? [item.webkitGetAsEntry()] : []));
  const found: PickedFile[] = [];
  if (entries.includes(null)) return pickedFiles(transfer.files);
  for (const entry of entries) if (entry) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: PickedFile[]): Promise<void> {
  if (found.length > fileLimits.files) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path, file });
  } else if (isFolder(entry) && !junk.test(`${path}/`)) {
    const reader = entry.createReader();
    for (;;) {
      // A hundred at a time: until none is left.
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) break;
      for (const one of some) await walk(one, found);
    }
  }
}
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/**
 * What picked files are opened as: a table by itself, or examples whose class is their folder. Fails with "files/none",
 * "files/too-many" or "files/too-large".
 */
export function openingOf(picked: readonly PickedFile[]): Outcome<Opening> {
  const own = picked.filter(({ path }) => !junk.test(path));
  const [only] = own;
  // Whatever a single file is, its reader knows best what to say of it.
  if (only && own.length === 1 && !example.test(only.path) && !(textFile.test(only.path) && only.path.includes("/")))
    return ok({ kind: "one", file: only.file });
  const files = own.filter(({ path }) => readable.test(path));
  if (files.length === 0) return err({ code: "files/none" });
  if (files.length > fileLimits.files) return err({ code: "files/too-many", values: { limit: fileLimits.files } });
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > fileLimits.bytes)
    return err({ code: "files/too-large", values: { bytes, limit: fileLimits.bytes, files: files.length } });
  const folder = commonFolder(files);
  // Folders within it are the classes; where there are none, it is a class itself.
  const inner = folder === null ? 0 : folder.length + 1;
  const strip = files.some(({ path }) => path.slice(inner).includes("/")) ? inner : 0;
  return ok({
    kind: "many",
    folder,
    files: unlike(files.map(({ path, file }) => ({ path: path.slice(strip), file }))),
    leftOut: own.length - files.length,
  });
}

function commonFolder(files: readonly PickedFile[]): string | null {
  const folders = new Set(files.map(({ path }) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : null)));
  const [first = null] = folders;
  return folders.size === 1 ? first : null;
}

/** Files of one name, from several places, are kept apart by a number: "1.png", "1 (2).png". */
function unlike(files: readonly FileToPack[]): FileToPack[] {
  const seen = new Set<string>();
  return files.map(({ path, file }) => {
    let name = path;
    for (let copy = 2; seen.has(name); copy++) name = path.replace(/(\.[^./]*)?$/, ` (${copy})$1`);
    seen.add(name);
    return { path: name, file };
  });
}
