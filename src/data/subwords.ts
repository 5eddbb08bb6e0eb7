/** Two pieces that stand side by side and become one. */
export type Merge = readonly [string, string];

/** A word or a run of signs, with the blank before it; other blanks by themselves. Source: GPT-2 (Radford et al. 2019). */
const chunk = / ?[\p{L}\p{N}_]+| ?[^\s\p{L}\p{N}_]+|\s+(?!\S)|\s+/gu;

/** A text as chunks, in which alone pieces are merged; a blank is put before it, so that its first word is one like others. */
export const chunksOf = (text: string): readonly string[] => ` ${text}`.match(chunk) ?? [];

/** Pieces with every pair of these made one, from left to right. */
export function merged(pieces: readonly string[], [left, right]: Merge): string[] {
  const after: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const joins = pieces[at] === left && pieces[at + 1] === right;
    after.push(joins ? left + right : (pieces[at] as string));
    if (joins) at++;
  }
  return after;
}

const pairKey = (left: string, right: string): string => `${left}\0${right}`;

/** Cuts texts by learned merges, each chunk once. Source: Sennrich, Haddow and Birch 2016. */
export class SubwordCutter {
  readonly #rank: ReadonlyMap<string, number>;
  readonly #merges: readonly Merge[];
  readonly #known = new Map<string, readonly string[]>();

  constructor(merges: readonly Merge[]) {
    this.#merges = merges;
    this.#rank = new Map(merges.map(([left, right], rank) => [pairKey(left, right), rank]));
  }

  /** All of a text, in its order: characters, and what was merged of them. */
  piecesOf(text: string): string[] {
    return chunksOf(text).flatMap((one) => this.#cut(one));
  }

  /** The merge that was learned first goes first. */
  #cut(one: string): readonly string[] {
    const known = this.#known.get(one);
    if (known) return known;
    let pieces: string[] = [...one];
    for (;;) {
      let first = Infinity;
      for (let at = 1; at < pieces.length; at++) {
        const rank = this.#rank.get(pairKey(pieces[at - 1] as string, pieces[at] as string));
        if (rank !== undefined && rank < first) first = rank;
      }
      const merge = this.#merges[first];
      if (!merge) break;
      pieces = merged(pieces, merge);
    }
    this.#known.set(one, pieces);
    return pieces;
  }
}
