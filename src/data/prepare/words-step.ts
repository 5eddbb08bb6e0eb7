import type { PreparationStep } from "../../experiment/preparation";
import { cellText } from "../table";
import { wordsOf } from "../words";
import { encodedAs } from "./encoded";
import type { Repaired } from "./labels";
import { nameOf, type Work, type WorkColumn } from "./work";

/**
 * Text to a number for each of the most frequent words of the training rows; of equally frequent words the first in the
 * alphabet. The weight of a word in "tf-idf" is ln((1 + rows) / (1 + rows with it)) + 1. Source: scikit-learn's
 * TfidfVectorizer (Salton and Buckley 1988).
 */
export function toWords(work: Work, one: WorkColumn, step: PreparationStep & { step: "words" }): Repaired {
  const name = nameOf(one);
  if (one.column.kind !== "text")
    return { column: one, notes: [{ step: step.step, column: name, reason: "not-text" }] };
  const counts = new Map<string, { all: number; rows: number }>();
  for (const row of work.training) {
    const words = wordsOf(cellText(one.column, row) ?? "");
    const seen = new Set<string>();
    for (const word of words) {
      const count = counts.get(word) ?? { all: 0, rows: 0 };
      counts.set(word, { all: count.all + 1, rows: count.rows + (seen.has(word) ? 0 : 1) });
      seen.add(word);
    }
  }
  const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const chosen = [...counts]
    .sort(([a, { all }], [b, other]) => other.all - all || inOrder(a, b))
    .slice(0, step.most)
    .sort(([a], [b]) => inOrder(a, b));
  const words = chosen.map(([word]) => word);
  const weights = chosen.map(([, { rows }]) => Math.log((1 + work.training.length) / (1 + rows)) + 1);
  const operation = { op: "words", words, as: step.as, ...(step.as === "tf-idf" && { weights }) } as const;
  const names = words.map((word) => `${name}: ${word}`);
  return {
    column: encodedAs(work, one, operation, names),
    notes: [{ step: step.step, column: name, reason: "words", values: { words: words.length, of: counts.size } }],
  };
}
