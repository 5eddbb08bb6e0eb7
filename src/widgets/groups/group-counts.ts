/** How many rows each group has, and of which held-back labels. */
export interface GroupCounts {
  readonly sizes: readonly number[];
  /** [group][label]: rows that have a label. */
  readonly labels: readonly (readonly number[])[];
}

/** @param groupOf a group for each row. @param labelOf a label for each row, −1 where it has none */
export function countGroups(
  groups: number,
  groupOf: ArrayLike<number>,
  labels: number,
  labelOf: ArrayLike<number>,
): GroupCounts {
  const sizes = new Array<number>(groups).fill(0);
  const counts = Array.from({ length: groups }, () => new Array<number>(labels).fill(0));
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + 1;
    const own = counts[group];
    const label = labelOf[row] ?? -1;
    if (own && label >= 0) own[label] = (own[label] ?? 0) + 1;
  }
  return { sizes, labels: counts };
}

/** The label that most rows of each group have, the first of equals; null where none has one. */
export function commonestLabels({ labels }: GroupCounts): readonly (number | null)[] {
  return labels.map((counts) => {
    const most = Math.max(0, ...counts);
    return most > 0 ? counts.indexOf(most) : null;
  });
}

/** Rows whose group has been given the label that they have, among all that have a label. */
export function namedRight(
  { labels }: GroupCounts,
  names: readonly (number | null)[],
): { readonly right: number; readonly of: number } {
  let right = 0;
  let of = 0;
  labels.forEach((counts, group) => {
    const name = names[group] ?? null;
    right += name === null ? 0 : (counts[name] ?? 0);
    of += counts.reduce((a, b) => a + b, 0);
  });
  return { right, of };
}

/** Labels that no group is commonest of, and labels that several are. */
export function lostAndSplit(
  counts: GroupCounts,
  labels: number,
): { readonly lost: readonly number[]; readonly split: readonly number[] } {
  const groupsOf = new Array<number>(labels).fill(0);
  for (const label of commonestLabels(counts)) if (label !== null) groupsOf[label] = (groupsOf[label] ?? 0) + 1;
  const which = (is: (groups: number) => boolean) => groupsOf.flatMap((groups, label) => (is(groups) ? [label] : []));
  return { lost: which((groups) => groups === 0), split: which((groups) => groups > 1) };
}
