import type { PreparationStep } from "../../experiment/preparation";
import { wordNumbers } from "../apply-cells";
import type { Pieces } from "../pieces";
import { chunksOf, SubwordCutter } from "../subwords";
import { cellText } from "../table";
import { wordsOf } from "../words";
import { encodingAs } from "./encoded";
import type { Repaired } from "./labels";
import { learnMerges } from "./learn-merges";
import { rightSingularVectors, type SparseRow } from "./truncated-svd";
import { nameOf, type Work, type WorkColumn } from "./work";

/** So many words at most make the table that embeddings are learned from: it stays a small part of an exported page. */
const mostEmbeddedWords = 1000;
const rowsAtOnce = 500;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface Counted {
  readonly part: string;
  /** How often it occurs in the training rows, and in how many of them. */
  readonly all: number;
  readonly rows: number;
}

/** The parts of the training rows' texts, in the order in which they were met. */
function counted(work: Work, one: WorkColumn, partsOf: (text: string) => readonly string[]): Counted[] {
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
const mostFrequent = (all: readonly Counted[], most: number): Counted[] =>
  [...all]
    .sort((a, b) => b.all - a.all || inOrder(a.part, b.part))
    .slice(0, most)
    .sort((a, b) => inOrder(a.part, b.part));

/** ln((1 + rows) / (1 + rows with it)) + 1. Source: scikit-learn's TfidfVectorizer (Salton and Buckley 1988). */
const rarity = (work: Work, chosen: readonly Counted[]): number[] =>
  chosen.map(({ rows }) => Math.log((1 + work.training.length) / (1 + rows)) + 1);

const notText = (one: WorkColumn, step: PreparationStep): Repaired => ({
  column: one,
  notes: [{ step: step.step, column: nameOf(one), reason: "not-text" }],
});

/** Text to a number for each of the most frequent words of the training rows. */
export function* toWords(work: Work, one: WorkColumn, step: PreparationStep & { step: "words" }): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(one, step);
  const name = nameOf(one);
  const all = counted(work, one, wordsOf);
  const chosen = mostFrequent(all, step.most);
  const words = chosen.map(({ part }) => part);
  const weights = step.as === "tf-idf" ? { weights: rarity(work, chosen) } : {};
  const operation = { op: "words", words, as: step.as, ...weights } as const;
  const names = words.map((word) => `${name}: ${word}`);
  return {
    column: yield* encodingAs(work, one, operation, names),
    notes: [{ step: step.step, column: name, reason: "words", values: { words: words.length, of: all.length } }],
  };
}

/**
 * Text to a number for each piece that byte-pair encoding learns from the training rows and that occurs in them once they
 * are cut. Pieces begin with a blank where a word does.
 */
export function* toSubwords(
  work: Work,
  one: WorkColumn,
  step: PreparationStep & { step: "subwords" },
): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(one, step);
  const name = nameOf(one);
  const words = counted(work, one, chunksOf).map(({ part, all }) => [[...part], all] as const);
  const merges = (yield* learnMerges(words, step.vocabulary)).map(({ merge }) => merge);
  const cutter = new SubwordCutter(merges);
  const chosen = mostFrequent(
    counted(work, one, (text) => cutter.piecesOf(text)),
    Infinity,
  );
  const pieces = chosen.map(({ part }) => part);
  const weights = step.as === "tf-idf" ? { weights: rarity(work, chosen) } : {};
  yield;
  const operation = { op: "subwords", merges, pieces, as: step.as, ...weights } as const;
  const names = pieces.map((piece) => `${name}: ${shownPiece(piece)}`);
  return {
    column: yield* encodingAs(work, one, operation, names),
    notes: [
      { step: step.step, column: name, reason: "subwords", values: { merges: merges.length, pieces: pieces.length } },
    ],
  };
}

/** A piece as it can be read: blanks are marked. */
const shownPiece = (piece: string): string => piece.replace(/\s/g, "␣");

/**
 * Text to a few numbers in which texts with the same or related words are near each other: the words weighed by how rare
 * they are, then projected on the directions in which the training rows differ most (latent semantic analysis).
 * Source: Deerwester et al. 1990, as scikit-learn's TfidfVectorizer and TruncatedSVD.
 */
export function* toEmbeddings(
  work: Work,
  one: WorkColumn,
  step: PreparationStep & { step: "embeddings" },
): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(one, step);
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
