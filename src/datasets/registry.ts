import type { Dataset } from "./dataset";

const metas = import.meta.glob<Dataset>("./*/meta.ts", { eager: true, import: "default" });
const addresses = import.meta.glob<string>("./*/*.csv", { eager: true, query: "?url", import: "default" });

/** Every dataset of the shelf, by its id. */
export const datasets: ReadonlyMap<string, Dataset> = new Map(Object.values(metas).map((one) => [one.id, one]));

/** Where the bytes of a dataset lie. */
export function addressOf(dataset: Dataset): string {
  const address = addresses[`./${dataset.id}/${dataset.file}`];
  if (address === undefined) throw new Error(`dataset ${dataset.id} has no file ${dataset.file}`);
  return address;
}
