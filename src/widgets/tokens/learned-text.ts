import { withBreaths } from "../../data/pieces";
import { learnMerges, type LearnedMerge } from "../../data/prepare/steps/subwords/learn-merges";
import { chunksOf, SubwordCutter } from "../../data/subwords";
import { breath } from "../../experiment/breath";

/** What was learned from texts: the characters in them, and merges in the order in which they were learned. */
export interface LearnedText {
  readonly texts: number;
  readonly characters: readonly string[];
  readonly merges: readonly LearnedMerge[];
}

export interface NumberedPiece {
  readonly piece: string;
  /** Place in the vocabulary: characters by their code, then what was merged; null for a character that no text has. */
  readonly id: number | null;
}

/** Learns up to `most` merges, with a breath now and then. */
export async function learnText(texts: readonly string[], most: number): Promise<LearnedText> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of chunksOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].map(([word, count]) => [[...word], count] as const);
  const characters = [...new Set(words.flatMap(([pieces]) => pieces))].sort();
  const clock = { now: () => performance.now(), breathe: breath };
  return { texts: texts.length, characters, merges: await withBreaths(learnMerges(words, most), clock) };
}

/** A sentence cut by the first `used` merges. */
export function numberedPieces({ characters, merges }: LearnedText, used: number, sentence: string): NumberedPiece[] {
  const taken = merges.slice(0, used).map(({ merge }) => merge);
  const ids = new Map<string, number>();
  for (const piece of [...characters, ...taken.map((pair) => pair.join(""))]) {
    if (!ids.has(piece)) ids.set(piece, ids.size);
  }
  return new SubwordCutter(taken).piecesOf(sentence).map((piece) => ({ piece, id: ids.get(piece) ?? null }));
}

/** A piece as it can be read: blanks are marked. */
export const shownPiece = (piece: string): string => piece.replace(/\s/g, "␣");
