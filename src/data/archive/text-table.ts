import { err, ok, type Outcome } from "../../experiment/failure";
import { recognizeEncoding } from "../csv/encoding";
import type { ReadTable } from "../csv/read";
import { textColumn } from "../table";
import { eachFile, type Listening } from "./each-file";
import { fileTable } from "./file-columns";
import { archiveLimits } from "./limits";
import type { Beside } from "./labels-beside";
import type { Sorted } from "./sort-files";

/** Text files to a table of `file`, `class` and `text`, a document each. Fails as `eachFile` does. */
export async function textTable(
  sorted: Sorted,
  beside: Beside | null,
  listening: Listening,
): Promise<Outcome<ReadTable>> {
  const read = await eachFile(sorted.files, listening, document);
  if (!read.ok) return read;
  const { cells, unread } = read.value;
  return ok(fileTable(sorted, beside, [textColumn("text", cells)], unread));
}

/** In UTF-8, UTF-16 or, where it is neither, Latin-1 as Windows has it. Fails with "text/empty", "text/binary" or "text/too-long". */
function document(bytes: Uint8Array): Outcome<string> {
  const { encoding, markLength } = recognizeEncoding(bytes);
  const decoded = (as: string, fatal: boolean): string =>
    new TextDecoder(as, { fatal }).decode(bytes.subarray(markLength)).replace(/\r\n?/g, "\n").trim();
  let text: string;
  try {
    text = decoded(encoding, true);
  } catch {
    text = decoded("windows-1252", false);
  }
  if (text === "") return err({ code: "text/empty" });
  if (text.includes("\0")) return err({ code: "text/binary" });
  const limit = archiveLimits.textCharacters;
  return text.length > limit ? err({ code: "text/too-long", values: { limit } }) : ok(text);
}
