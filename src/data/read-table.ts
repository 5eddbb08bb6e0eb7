import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import { readCsv, type ReadTable } from "./csv/read";
import type { HostDecoder } from "./images/decoded";
import { looksLikeJson } from "./json/looks-like-json";

/**
 * Reads a table from CSV (also with tabs, semicolons or bars), JSON or a zip (of one of these, or of pictures, sounds or
 * texts), whichever the bytes are; of a file named .txt, a document a line where it is no table. Fails as those do.
 * @param host decodes pictures that are neither PNG nor JPEG
 */
export async function readTable(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report?: (done: number, total: number) => void,
  cancelled?: () => boolean,
  host?: HostDecoder,
  name = "",
): Promise<Outcome<ReadTable>> {
  const plain = (content: Uint8Array, of: string): Promise<Outcome<ReadTable>> =>
    readPlain(content, asked, report, cancelled, of);
  if (!isZip(bytes)) return plain(bytes, name);
  const { readArchive } = await import("./archive/read-archive");
  return readArchive(bytes, { imageSize: asked?.imageSize, host, report, cancelled, plain });
}

async function readPlain(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report: ((done: number, total: number) => void) | undefined,
  cancelled: (() => boolean) | undefined,
  name: string,
): Promise<Outcome<ReadTable>> {
  if (looksLikeJson(bytes)) return (await import("./json/read")).readJson(bytes, asked, report, cancelled);
  const lines = isText.test(name) ? await import("./text-lines") : null;
  const text = await lines?.readTextLines(bytes, asked, report, cancelled);
  return text ?? readCsv(bytes, asked, report, cancelled);
}

const isText = /\.txt$/i;
/** Also one without any file. */
const isZip = ([p, k, a, b]: Uint8Array): boolean => p === 0x50 && k === 0x4b && (a === 3 || a === 5) && b === a + 1;
