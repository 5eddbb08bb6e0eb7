import type { Pieces } from "../../../pieces";
import { merged, type Merge } from "../../../subwords";

interface Pair {
  readonly merge: Merge;
  /** How often it stands in the text. */
  count: number;
  /** Places in the list of words. */
  readonly words: Set<number>;
}

/** A merge, and how often its two pieces stood side by side when it was learned. */
export interface LearnedMerge {
  readonly merge: Merge;
  readonly count: number;
}

/**
 * Learns merges as byte-pair encoding does: the most frequent pair of neighbours becomes one piece, again and again. Of
 * equally frequent pairs the one that stands first in the words is taken, and none that stands only once.
 * Source: Sennrich, Haddow and Birch 2016, algorithm 1. @param words in pieces, with how often each occurs; in the order
 * in which they were met @param most merges @returns the merges in their order, one a piece of work
 */
export function* learnMerges(
  words: readonly (readonly [readonly string[], number])[],
  most: number,
): Pieces<LearnedMerge[]> {
  const cut: (readonly string[])[] = words.map(([pieces]) => pieces);
  const pairs = new Map<string, Pair>();
  /** @param sign 1 to count a word's pairs in, −1 to count them out */
  const count = (word: number, sign: 1 | -1): void => {
    const pieces = cut[word] as readonly string[];
    for (let at = 1; at < pieces.length; at++) {
      const merge: Merge = [pieces[at - 1] as string, pieces[at] as string];
      const key = merge.join("\0");
      let pair = pairs.get(key);
      if (!pair) pairs.set(key, (pair = { merge, count: 0, words: new Set() }));
      pair.count += sign * (words[word] as readonly [readonly string[], number])[1];
      if (sign > 0) pair.words.add(word);
      else pair.words.delete(word);
      if (pair.count === 0) pairs.delete(key);
    }
  };
  for (const word of cut.keys()) count(word, 1);
  const merges: LearnedMerge[] = [];
  while (merges.length < most) {
    yield;
    const best = firstOf(mostFrequent(pairs.values()), cut);
    if (!best) break;
    merges.push({ merge: best.merge, count: best.count });
    for (const word of [...best.words]) {
      count(word, -1);
      cut[word] = merged(cut[word] as readonly string[], best.merge);
      count(word, 1);
    }
  }
  return merges;
}

function mostFrequent(pairs: Iterable<Pair>): Pair[] {
  let most = 2;
  let found: Pair[] = [];
  for (const pair of pairs) {
    if (pair.count > most) {
      most = pair.count;
      found = [];
    }
    if (pair.count === most) found.push(pair);
  }
  return found;
}

function firstOf(pairs: readonly Pair[], cut: readonly (readonly string[])[]): Pair | undefined {
  if (pairs.length < 2) return pairs[0];
  const places = pairs.map((pair) => {
    let word = Infinity;
    for (const one of pair.words) if (one < word) word = one;
    return { pair, word };
  });
  const word = places.reduce((least, place) => Math.min(least, place.word), Infinity);
  const inWord = new Map(
    places.filter((place) => place.word === word).map(({ pair }) => [pair.merge.join("\0"), pair]),
  );
  const pieces = cut[word] ?? [];
  for (let at = 1; at < pieces.length; at++) {
    const pair = inWord.get(`${pieces[at - 1]}\0${pieces[at]}`);
    if (pair) return pair;
  }
  return pairs[0];
}
