import type { StepOf } from "../../../../experiment/preparation";
import { wordNumbers } from "../../../apply-cells";
import type { Pieces } from "../../../pieces";
import { cellText } from "../../../table";
import { wordsOf } from "../../../words";
import { encodingAs } from "../../encoded";
import { notText } from "../../passed-over";
import type { Repaired } from "../../step-rule";
import { counted, mostFrequent, rarity } from "../../text-counts";
import { nameOf, type Work, type WorkColumn } from "../../work";
import { rightSingularVectors, type SparseRow } from "./truncated-svd";

/** So many words at most make the table that embeddings are learned from: it stays a small part of an exported page. */
const mostEmbeddedWords = 1000;
const rowsAtOnce = 500;

/**
 * Text to a few numbers in which texts with the same or related words are near each other: the words weighed by how rare
 * they are, then projected on the directions in which the training rows differ most (latent semantic analysis).
 * Source: Deerwester et al. 1990, as scikit-learn's TfidfVectorizer and TruncatedSVD.
 */
export function* toEmbeddings(work: Work, one: WorkColumn, step: StepOf<"embeddings">): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(step.step, one);
  const name = nameOf(one);
  const chosen = mostFrequent(counted(work, one, wordsOf), mostEmbeddedWords);
  const words = chosen.map(({ part }) => part);
  const weights = rarity(work, chosen);
  const rows: SparseRow[] = [];
  for (const row of work.training) {
    if (rows.length % rowsAtOnce === rowsAtOnce - 1) yield;
    const numbers = wordNumbers({ op: "words", words, as: "tf-idf", weights }, cellText(one.column, row) ?? "");
    const columns = numbers.flatMap((number, column) => (number === 0 ? [] : [column]));
    rows.push({ columns, values: columns.map((column) => numbers[column] as number) });
  }
  yield;
  const { vectors } = yield* rightSingularVectors(rows, words.length, step.dimensions);
  const rounded = words.map((_, word) => vectors.map((vector) => Number((vector[word] as number).toFixed(9))));
  const operation = { op: "embeddings", words, weights, dimensions: vectors.length, vectors: rounded } as const;
  yield;
  return {
    column: yield* encodingAs(
      work,
      one,
      operation,
      vectors.map((_, dimension) => `${name}: ${dimension + 1}`),
    ),
    notes: [
      {
        step: step.step,
        column: name,
        reason: "embeddings",
        values: { dimensions: vectors.length, words: words.length },
      },
    ],
  };
}
