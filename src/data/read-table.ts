import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import { readCsv, type ReadTable } from "./csv/read";
import { looksLikeJson } from "./json/looks-like-json";

/** Reads a table from CSV (also with tabs, semicolons or bars) or JSON, whichever the bytes are. Fails as those do. */
export async function readTable(
  bytes: Uint8Array,
  asked: Experiment["reading"],
  report?: (done: number, total: number) => void,
  cancelled?: () => boolean,
): Promise<Outcome<ReadTable>> {
  if (!looksLikeJson(bytes)) return readCsv(bytes, asked, report, cancelled);
  return (await import("./json/read")).readJson(bytes, asked, report, cancelled);
}
