import { cellText } from "../table";
import type { Work, WorkColumn } from "./work";

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A part of texts: a word, or a piece of one. */
export interface Counted {
  readonly part: string;
  /** How often it occurs in the training rows, and in how many of them. */
  readonly all: number;
  readonly rows: number;
}

/** The parts of the training rows' texts, in the order in which they were met. */
export function counted(work: Work, one: WorkColumn, partsOf: (text: string) => readonly string[]): Counted[] {
  const counts = new Map<string, { part: string; all: number; rows: number; last: number }>();
  for (const row of work.training) {
    for (const part of partsOf(cellText(one.column, row) ?? "")) {
      const count = counts.get(part) ?? { part, all: 0, rows: 0, last: -1 };
      count.all++;
      if (count.last !== row) count.rows++;
      count.last = row;
      counts.set(part, count);
    }
  }
  return [...counts.values()];
}

/** The most frequent ones by the alphabet; of equally frequent ones the first in it are taken. */
export const mostFrequent = (all: readonly Counted[], most: number): Counted[] =>
  [...all]
    .sort((a, b) => b.all - a.all || inOrder(a.part, b.part))
    .slice(0, most)
    .sort((a, b) => inOrder(a.part, b.part));

/** ln((1 + rows) / (1 + rows with it)) + 1. Source: scikit-learn's TfidfVectorizer (Salton and Buckley 1988). */
export const rarity = (work: Work, chosen: readonly Counted[]): number[] =>
  chosen.map(({ rows }) => Math.log((1 + work.training.length) / (1 + rows)) + 1);
