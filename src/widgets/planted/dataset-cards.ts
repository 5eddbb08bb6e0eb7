interface Said {
  readonly en: string;
}

/** What a dataset's card tells in a lesson: a part of `src/datasets/<id>/meta.ts`. */
export interface TellableCard {
  readonly title: Said;
  readonly field: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string }[];
  /** Who the people in the rows are, and where it can harm. */
  readonly peopleInIt?: Said;
  readonly harm?: Said;
  readonly licence: string;
  readonly people: readonly string[];
  readonly citation: string;
  readonly source: { readonly package: string; readonly version: string; readonly path: string };
  readonly knownFaults: readonly { readonly told: Said }[];
  readonly faults: readonly {
    readonly id: string;
    readonly title: Said;
    readonly told: Said;
    readonly planted: readonly {
      readonly what: "column" | "rows" | "unit" | "code" | "spelling" | "repeated";
      readonly column?: string;
      readonly count: number;
    }[];
  }[];
}

const metas = import.meta.glob<{ readonly card: TellableCard }>("../../datasets/*/meta.ts", { import: "default" });

/** The card of a dataset of the shelf; null where there is none of this name. */
export async function datasetCard(id: string): Promise<TellableCard | null> {
  return (await metas[`../../datasets/${id}/meta.ts`]?.())?.card ?? null;
}
