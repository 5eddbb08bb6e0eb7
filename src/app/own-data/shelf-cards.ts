import { fields, type Dataset, type Field } from "../../datasets/dataset";
import { datasetIds, findDataset } from "../../datasets/registry";

export interface ShelfBoard {
  readonly field: Field;
  readonly datasets: readonly Dataset[];
}

/** The datasets of the shelf, field by field, in the order of their titles. Rejects where a card cannot be fetched. */
export async function shelfBoards(): Promise<readonly ShelfBoard[]> {
  const found = await Promise.all(datasetIds.map((id) => findDataset(id)));
  const all = found.filter((one) => one !== null).sort((a, b) => (a.card.title.en < b.card.title.en ? -1 : 1));
  return fields
    .map((field) => ({ field, datasets: all.filter(({ card }) => card.field === field) }))
    .filter(({ datasets }) => datasets.length > 0);
}
