/**
 * The name that was probably meant: equal but for case, blanks and punctuation, or else within a third of its letters.
 * @returns undefined where nothing is near. Source of the distance: Levenshtein 1966.
 */
export function closestName(asked: string, names: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const wanted = plain(asked).slice(0, longest);
  let best: string | undefined;
  let fewest = Math.floor(Math.max(3, wanted.length) / 3) + 1;
  for (const name of names) {
    const found = distance(wanted, plain(name).slice(0, longest), fewest);
    if (found < fewest) {
      best = name;
      fewest = found;
    }
  }
  return best;
}

/** Letters that are compared: 2,000 names must not take long. */
const longest = 60;

/** Insertions, deletions and replacements from one text to another. @param enough as good as infinite */
function distance(from: string, to: string, enough: number): number {
  if (Math.abs(from.length - to.length) >= enough) return enough;
  let before = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (before[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}

const shownNames = 8;

/** What a sentence about an unknown column needs: the name that was probably meant, and some of those there are. */
export function nearNames(asked: string, names: readonly string[]): Readonly<Record<string, string | number>> {
  const closest = closestName(asked, names);
  if (closest !== undefined) return { closest };
  return { names: names.slice(0, shownNames).join(", "), more: Math.max(0, names.length - shownNames) };
}
