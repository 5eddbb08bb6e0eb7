import type { ReadTable } from "../data/csv/read";
import type { HostDecoder } from "../data/images/decoded";
import type { FetchBytes, PlantedFault } from "../datasets/dataset";
import type { Experiment } from "../experiment/experiment";
import { err, ok, type Outcome } from "../experiment/failure";
import { pointsTable } from "./points-table";

export interface OpenedSource extends ReadTable {
  /** What was planted in data of the shelf. */
  readonly planted: readonly PlantedFault[];
}

export interface OpenOptions {
  readonly fetchBytes: FetchBytes;
  /** The learner's file, where the source is one. */
  readonly own?: Uint8Array | null;
  readonly report?: (done: number, total: number) => void;
  readonly cancelled?: () => boolean;
  /** Decodes pictures that are neither PNG nor JPEG; a browser can. */
  readonly decodePicture?: HostDecoder;
}

/**
 * The table an Experiment's data source stands for: from the shelf, from the learner's file or drawn by a rule.
 * Fails as `sourceBytes` and `readTable` do.
 */
export async function openSource(
  { data, reading }: Pick<Experiment, "data" | "reading">,
  { fetchBytes, own = null, report, cancelled, decodePicture }: OpenOptions,
): Promise<Outcome<OpenedSource>> {
  if (data.kind === "points") {
    const drawn = pointsTable(data);
    return drawn.ok ? ok({ table: drawn.value, reading: drawn.value.reading, planted: [] }) : drawn;
  }
  // Points need neither, and are what the first lesson trains on.
  const [{ sourceBytes }, { readTable }] = await Promise.all([
    import("../datasets/source-bytes"),
    import("../data/read-table"),
  ]);
  const found = await sourceBytes(data, fetchBytes, own);
  if (!found.ok) return found;
  const name = data.kind === "file" ? data.name : undefined;
  const read = await readTable(found.value.bytes, reading, report, cancelled, decodePicture, name);
  const file = name === undefined ? {} : { file: name };
  return read.ok ? ok({ ...read.value, planted: found.value.planted }) : err({ ...read.failure, ...file });
}
