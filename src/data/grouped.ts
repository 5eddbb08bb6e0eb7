/** What has the same key, together: groups and members in the order they come in. A null key stands in no group. */
export function grouped<T, K>(all: Iterable<T>, keyOf: (one: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null && !groups.get(key)?.push(one)) groups.set(key, [one]);
  }
  return groups;
}
