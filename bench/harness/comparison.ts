/** One way to do a piece of work. Whatever it gives back is awaited, and counts. */
export interface Side {
  readonly name: string;
  /** Makes its engine the present one, where sides share a library; an app does so once, and it is not timed. */
  ready?(): Promise<void>;
  run(): unknown;
}

/** The same work done by us and by others, in one process. */
export interface Comparison {
  readonly name: string;
  readonly ours: Side;
  readonly peers: readonly Side[];
}

export interface BenchOptions {
  /** A checkout of tensorflow/playground, whose nn.ts is timed where it is given. */
  readonly playground: string | null;
  /** Whether this only shows that everything runs: as little work as there is. */
  readonly trial: boolean;
}

/** What `bench/<name>/compare.ts` exports: its comparisons, and what there is to say of them (a peer that is not there). */
export interface Bench {
  comparisons(
    options: BenchOptions,
  ): Promise<{ readonly comparisons: readonly Comparison[]; readonly notes: readonly string[] }>;
}

/** A line of the result. Times are medians of one run, the ratio is the median of the pairs'. */
export interface Measured {
  readonly name: string;
  readonly ours_ms: number;
  readonly peer: string;
  readonly peer_ms: number;
  readonly ratio: number;
}

/** The comparisons with these words in their names, or all; `note` is a sentence where there are none. */
export function chosen(
  comparisons: readonly Comparison[],
  only: string | null,
): { readonly asked: readonly Comparison[]; readonly note: string | null } {
  const asked = comparisons.filter(({ name }) => only === null || name.includes(only));
  if (asked.length > 0) return { asked, note: null };
  const names = comparisons.map(({ name }) => name).join("; ");
  return { asked, note: `No comparison has "${only}" in its name; there are: ${names}.` };
}
