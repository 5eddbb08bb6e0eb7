import type { DataSource } from "../experiment/data-source";
import { err, ok, type Outcome } from "../experiment/failure";
import type { Dataset, FetchBytes, PlantedFault } from "./dataset";
import { addressOf, findDataset } from "./registry";

export interface SourceBytes {
  /** A CSV file. */
  readonly bytes: Uint8Array;
  readonly planted: readonly PlantedFault[];
}

/**
 * The bytes of a file or of a dataset of the shelf.
 * @param own the learner's file, where the source is one
 * Fails with "data/unknown-dataset", "data/unknown-fault", "data/unreachable" or "data/file-missing".
 */
export async function sourceBytes(
  source: Exclude<DataSource, { kind: "points" }>,
  fetchBytes: FetchBytes,
  own: Uint8Array | null,
): Promise<Outcome<SourceBytes>> {
  switch (source.kind) {
    case "file":
      return own ? ok({ bytes: own, planted: [] }) : err({ code: "data/file-missing", file: source.name });
    case "shelf":
      return shelfBytes(source.id, source.faults ?? [], fetchBytes);
    default:
      source satisfies never;
      throw new Error("unreachable");
  }
}

async function shelfBytes(
  id: string,
  faults: readonly string[],
  fetchBytes: FetchBytes,
): Promise<Outcome<SourceBytes>> {
  let dataset: Dataset | null;
  try {
    dataset = await findDataset(id);
  } catch (error) {
    return unreachable(id, error);
  }
  if (!dataset) return err({ code: "data/unknown-dataset", field: "data.id", values: { id } });
  const unknown = faults.find((fault) => !dataset.card.faults.some((known) => known.id === fault));
  if (unknown !== undefined)
    return err({ code: "data/unknown-fault", field: "data.faults", values: { fault: unknown, id } });
  let bytes: Uint8Array;
  try {
    bytes = await fetchBytes(addressOf(dataset));
    if (dataset.unpack) bytes = (await dataset.unpack()).csvOf(bytes);
  } catch (error) {
    return unreachable(dataset.file, error);
  }
  if (faults.length === 0 || !dataset.planter) return ok({ bytes, planted: [] });
  const { plant } = await dataset.planter();
  const { csv, planted } = plant(new TextDecoder().decode(bytes), faults);
  return ok({ bytes: new TextEncoder().encode(csv), planted });
}

const unreachable = (file: string, error: unknown): Outcome<never> =>
  err({ code: "data/unreachable", file, values: { problem: error instanceof Error ? error.message : String(error) } });
