interface Said {
  readonly en: string;
}

/** A dataset's whole card: what `src/datasets/<id>/meta.ts` says of where it comes from. */
export interface DataCard {
  readonly title: Said;
  readonly description: Said;
  readonly peopleInIt?: Said;
  readonly harm?: Said;
  readonly rows: number;
  readonly columns: readonly unknown[];
  readonly licence: string;
  readonly people: readonly string[];
  readonly citation: string;
  readonly source: { readonly package: string; readonly version: string };
  readonly conversion: Said;
  readonly knownFaults: readonly { readonly told: Said }[];
}

const metas = import.meta.glob<{ readonly card: DataCard }>("../../datasets/*/meta.ts", { import: "default" });

/** The card of a dataset of the shelf; null where there is none of this name. */
export async function dataCard(id: string): Promise<DataCard | null> {
  return (await metas[`../../datasets/${id}/meta.ts`]?.())?.card ?? null;
}
