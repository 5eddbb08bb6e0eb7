/** How far two labellers agree, on what both have labelled. */
export interface Agreement {
  /** Examples that both have labelled. */
  readonly both: number;
  /** Of these, to which both gave the same label. */
  readonly alike: number;
  /** alike / both; NaN where there are none. */
  readonly share: number;
  /**
   * The share above what chance would give two labellers with these frequencies: 1 agrees always, 0 as chance would.
   * NaN where both gave one label only. Source: Cohen 1960.
   */
  readonly kappa: number;
}

/** @param a, b [examples] labels; null was not labelled */
export function agreementOf(a: readonly (string | null)[], b: readonly (string | null)[]): Agreement {
  const counts = new Map<string, [number, number]>();
  const count = (label: string, side: 0 | 1): void => {
    const of = counts.get(label) ?? [0, 0];
    of[side] += 1;
    counts.set(label, of);
  };
  let both = 0;
  let alike = 0;
  a.forEach((first, index) => {
    const second = b[index] ?? null;
    if (first === null || second === null) return;
    both += 1;
    if (first === second) alike += 1;
    count(first, 0);
    count(second, 1);
  });
  const share = alike / both;
  const byChance = [...counts.values()].reduce((sum, [ofA, ofB]) => sum + (ofA / both) * (ofB / both), 0);
  return { both, alike, share, kappa: byChance === 1 ? NaN : (share - byChance) / (1 - byChance) };
}
