import { err, ok, type Outcome } from "../../experiment/failure";
import { quoted } from "../../experiment/quoted";
import type { ArchiveFile } from "./zip-directory";

export type Content = "table" | "pictures" | "sounds" | "texts";

/** What an archive holds: files of one kind, in the order of their names, and how many others were passed over. */
export interface Sorted {
  readonly content: Content;
  readonly files: readonly ArchiveFile[];
  readonly passedOver: readonly string[];
  /** A table that lies beside them, such as labels.csv. */
  readonly beside: ArchiveFile | null;
}

const endings: Readonly<Record<Content, readonly string[]>> = {
  table: ["csv", "tsv", "json", "jsonl", "ndjson"],
  pictures: ["png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "bmp"],
  sounds: ["wav", "wave"],
  texts: ["txt"],
};
const archives = ["zip", "gz", "tgz", "tar", "7z", "rar", "bz2", "xz"];
/** Documents that are zips themselves, by the file that only they have. */
const documents = [
  ["xl/workbook.xml", "xlsx"],
  ["word/document.xml", "docx"],
  ["content.xml", "ods"],
] as const;
/** What systems leave in archives, and what people put beside data. */
const junk = /^(?:__MACOSX\/|(?:.*\/)?(?:\.|Thumbs\.db$|desktop\.ini$))/i;
const beside = /(?:^|\/)(?:readme|licen[cs]e|copying|notice|citation|credits)[^/]*$/i;

/** A table that may say something of each of the files that it lies beside. */
const besides = /\.[ct]sv$/i;

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
const contents = Object.keys(endings) as Content[];

/**
 * Fails with "csv/other-format" for a document that is a zip (as an Excel workbook), "archive/nested", "archive/mixture"
 * (field: a file that is of another kind than most; values.kind, values.other), "archive/tables" or "archive/nothing".
 */
export function sortFiles(all: readonly ArchiveFile[]): Outcome<Sorted> {
  for (const [name, format] of documents) {
    if (all.some((file) => file.name === name)) return err({ code: "csv/other-format", values: { format } });
  }
  const own = all.filter(({ name }) => !junk.test(name));
  const nested = own.find(({ name }) => archives.includes(endingOf(name)));
  if (nested) return err({ code: "archive/nested", field: quoted(nested.name) });
  const byContent = new Map<Content, ArchiveFile[]>();
  const passedOver: string[] = [];
  for (const file of own) {
    const content = contents.find((one) => endings[one].includes(endingOf(file.name)));
    if (!content || beside.test(file.name)) passedOver.push(file.name);
    else if (!byContent.get(content)?.push(file)) byContent.set(content, [file]);
  }
  const [table, ...tables] = byContent.get("table") ?? [];
  const isBeside = table !== undefined && tables.length === 0 && byContent.size === 2 && besides.test(table.name);
  if (isBeside) byContent.delete("table");
  const [most, other] = [...byContent].sort(([, a], [, b]) => b.length - a.length);
  if (!most) return err({ code: "archive/nothing", values: { example: quoted(passedOver[0] ?? "") } });
  const [content, files] = most;
  if (other) {
    const odd = other[1][0] as ArchiveFile;
    return err({ code: "archive/mixture", field: quoted(odd.name), values: { kind: content, other: other[0] } });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (content === "table" && files.length > 1)
    return err({ code: "archive/tables", field: quoted(files[1]?.name ?? ""), values: { found: files.length } });
  // One text alone is a table in a file with that ending.
  const isTable = content === "texts" && files.length === 1 && !isBeside;
  return ok({ content: isTable ? "table" : content, files, passedOver, beside: isBeside ? table : null });
}
