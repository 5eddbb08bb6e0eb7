import type { Dataset } from "./dataset";

const metas = import.meta.glob<Dataset>("./*/meta.ts", { import: "default" });
const addresses = import.meta.glob<string>("./*/*.{csv,pictures}", { eager: true, query: "?url", import: "default" });

/** The folder's name of every dataset of the shelf. */
export const datasetIds: readonly string[] = Object.keys(metas).map((file) => file.split("/")[1] ?? "");

/** A dataset with its card; null where the shelf has none of this name. A card is long: each is loaded when asked for. */
export async function findDataset(id: string): Promise<Dataset | null> {
  return (await metas[`./${id}/meta.ts`]?.()) ?? null;
}

/** Where the bytes of a dataset lie. */
export function addressOf(dataset: Dataset): string {
  const address = addresses[`./${dataset.id}/${dataset.file}`];
  if (address === undefined) throw new Error(`dataset ${dataset.id} has no file ${dataset.file}`);
  return address;
}
