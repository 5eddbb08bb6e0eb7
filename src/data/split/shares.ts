/** What each part gets of `count` rows: the floor or the ceiling of its share, the rest to the largest remainders. */
export function shareCounts(count: number, fractions: readonly number[], owed: readonly number[] = []): number[] {
  const ideal = fractions.map((fraction) => count * fraction);
  // A share of 2.9999999999999996 is 3.
  const counts = ideal.map((share) => Math.floor(share + 1e-9));
  const left = count - counts.reduce((sum, n) => sum + n, 0);
  const byRemainder = ideal
    .map((share, part) => ({ part, remainder: share - (counts[part] as number) + (owed[part] ?? 0) }))
    .filter(({ part }) => (ideal[part] as number) - (counts[part] as number) > 1e-9)
    .sort((a, b) => b.remainder - a.remainder || a.part - b.part);
  for (const { part } of byRemainder.slice(0, left)) counts[part] = (counts[part] as number) + 1;
  return counts;
}

/** Shares that sum to 1; all to the first where there is none. */
export function wholeOf(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, part) => (total > 0 ? share / total : part === 0 ? 1 : 0));
}
