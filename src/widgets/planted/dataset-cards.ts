/** What a widget tells of a dataset: its card, as `src/datasets/<id>/meta.ts` gives it. */
interface TellableCard {
  readonly people: readonly string[];
  readonly licence: string;
  readonly knownFaults: readonly string[];
  readonly faults: readonly {
    readonly id: string;
    readonly title: string;
    readonly told: string;
    readonly planted: readonly {
      readonly what: "column" | "rows" | "unit" | "code" | "spelling" | "repeated";
      readonly column?: string;
      readonly count: number;
    }[];
  }[];
}

const metas = import.meta.glob<{ id: string; card: TellableCard }>("../../datasets/*/meta.ts", {
  eager: true,
  import: "default",
});

export const datasetCards: ReadonlyMap<string, TellableCard> = new Map(
  Object.values(metas).map(({ id, card }) => [id, card]),
);
