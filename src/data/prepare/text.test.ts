import fc from "fast-check";
import { describe, expect, it } from "vitest";
import csv from "../../datasets/who-wrote-it/who-wrote-it.csv?raw";
import type { PreparationStep } from "../../experiment/preparation";
import { atOnce } from "../pieces";
import { readCsv } from "../csv/read";
import { chunksOf, SubwordCutter } from "../subwords";
import { cellText, makeTable, textColumn } from "../table";
import { applyStep } from "./apply-step";
import { fetchStepParts } from "./step-parts.fixture";
import reference from "./fixtures/text-reference.json" with { type: "json" };
import { learnMerges } from "./steps/subwords/learn-merges";
import { tridiagonalEigen } from "./steps/embeddings/tridiagonal";
import { rightSingularVectors } from "./steps/embeddings/truncated-svd";
import { startWork, type Work } from "./work";

await fetchStepParts();
const read = await readCsv(new TextEncoder().encode(csv), undefined);
if (!read.ok) throw new Error(read.failure.code);
const [column] = read.value.table.columns;
const sentences = Array.from({ length: reference.upto }, (_, row) => (column && cellText(column, row)) ?? "");

function after(step: PreparationStep, texts: readonly (string | null)[] = sentences, training = reference.cut): Work {
  const work = startWork(
    makeTable([textColumn("text", texts)]),
    "target",
    [],
    Int32Array.from({ length: training }, (_, row) => row),
  );
  if (step.step !== "auto") atOnce(applyStep(work, step));
  return work;
}
const featuresOf = (work: Work) => work.columns[0]?.features ?? [];
const operationOf = (work: Work) => work.columns[0]?.operations[0];
const subwords: PreparationStep & { step: "subwords" } = {
  step: "subwords",
  columns: ["text"],
  vocabulary: 300,
  as: "count",
};
const embeddings: PreparationStep & { step: "embeddings" } = { step: "embeddings", columns: ["text"], dimensions: 12 };

describe("byte-pair encoding", () => {
  it("learns the merges of the paper's own example, in their order", () => {
    const words = ["l o w </w>", "l o w e r </w>", "n e w e s t </w>", "w i d e s t </w>"];
    const counted = words.map((word, index) => [word.split(" "), [5, 2, 6, 3][index] as number] as const);
    const learned = atOnce(learnMerges(counted, 10));
    expect(learned.map(({ merge }) => merge)).toEqual(reference.paper);
    expect(learned.map(({ count }) => count)).toEqual([9, 9, 9, 7, 7, 6, 6, 6, 5, 3]);
  });

  it("learns from 150 sentences what the paper's program learns", () => {
    expect(operationOf(after(subwords))).toMatchObject({ op: "subwords", merges: reference.merges });
  });

  it("cuts sentences that it has not seen as Hugging Face's tokenizers do", () => {
    const cutter = new SubwordCutter(reference.merges as [string, string][]);
    const cuts = sentences.slice(reference.cut).map((sentence) => cutter.piecesOf(sentence));
    expect(cuts).toEqual(reference.cuts);
  });

  it("cuts any text into pieces that give the text again, whatever it learned from", () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("a a", "\t\n ", "low lower")));
    fc.assert(
      fc.property(texts, fc.string({ unit: "grapheme" }), (list, text) => {
        const words = list.flatMap(chunksOf).map((word) => [[...word], 2] as const);
        const cutter = new SubwordCutter(atOnce(learnMerges(words, 50)).map(({ merge }) => merge));
        expect(cutter.piecesOf(text).join("")).toBe(` ${text}`);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it("stops where no pair stands twice", () => {
    expect(atOnce(learnMerges([[["a", "b", "c"], 1]], 10))).toEqual([]);
    expect(atOnce(learnMerges([[["a", "a", "a"], 1]], 10))).toEqual([{ merge: ["a", "a"], count: 2 }]);
  });

  it("counts the pieces of each text, of those that the training rows hold once they are cut", () => {
    const work = after(subwords);
    const features = featuresOf(work);
    const names = features.map(({ name }) => name);
    expect(names).toContain("text: ␣the");
    expect(new Set(names).size).toBe(names.length);
    const cutter = new SubwordCutter(reference.merges as [string, string][]);
    const first = cutter.piecesOf(sentences[160] ?? "");
    for (const { name, values } of features) {
      const piece = name.replace("text: ", "").replace(/␣/g, " ");
      expect(values[160]).toBe(first.filter((one) => one === piece).length);
      expect(values.slice(0, reference.cut).some((count) => count > 0)).toBe(true);
    }
  });

  it("weighs pieces in tf-idf so that a text's numbers have length 1", () => {
    const features = featuresOf(after({ ...subwords, as: "tf-idf" }));
    for (const row of [0, 155]) {
      expect(Math.hypot(...features.map(({ values }) => values[row] as number))).toBeCloseTo(1, 12);
    }
  });
});

describe("embeddings", () => {
  it.each([3, 12] as const)(
    "of %d numbers are those of scikit-learn's TruncatedSVD but for their signs",
    (dimensions) => {
      const features = featuresOf(after({ ...embeddings, dimensions }));
      expect(features).toHaveLength(dimensions);
      const rows = reference[`lsa ${dimensions}`];
      const from = reference.upto - rows.length;
      features.forEach(({ values }, dimension) => {
        const expected = rows.map((row) => row[dimension] as number);
        const sign = Math.sign((values[from] as number) * (expected[0] as number));
        expected.forEach((value, row) => expect(sign * (values[from + row] as number)).toBeCloseTo(value, 6));
      });
    },
  );

  it("bring texts of one matter near each other, though they share no word", () => {
    const sea = ["ship sails sea", "sailor ship storm", "storm sea waves", "sailor waves deck", "deck ship sea storm"];
    const ball = ["dance ball gown", "lady gown bonnet", "ball lady bow", "dance bow bonnet", "bonnet ball lady gown"];
    const asked = ["sailor storm", "waves sea", "dance lady", "gown bow"];
    const texts = [...sea, ...ball, ...asked];
    const features = featuresOf(after({ ...embeddings, dimensions: 2 }, texts, 10));
    const place = (row: number): number[] => features.map(({ values }) => values[row] as number);
    const cosine = (a: number[], b: number[]): number =>
      a.reduce((sum, value, at) => sum + value * (b[at] as number), 0) / Math.hypot(...a) / Math.hypot(...b);
    expect(cosine(place(10), place(11))).toBeGreaterThan(0.99);
    expect(cosine(place(12), place(13))).toBeGreaterThan(0.99);
    expect(cosine(place(10), place(13))).toBeLessThan(0.1);
  });

  it("have no more numbers than the texts have directions, and none where there are no words", () => {
    const same = ["one two", "one two", "three", "one two", "three"];
    expect(featuresOf(after({ ...embeddings, dimensions: 50 }, same, 5))).toHaveLength(2);
    expect(featuresOf(after(embeddings, ["!", "?", null], 3))).toHaveLength(0);
  });
});

describe("what learns from text looks at the training rows alone", () => {
  it.each([subwords, embeddings])("$step", (step) => {
    const changed = sentences.map((sentence, row) => (row < reference.cut ? sentence : `${sentence} zebra zebra`));
    expect(operationOf(after(step, changed))).toEqual(operationOf(after(step)));
    const taught = sentences.map((sentence, row) => (row === 3 ? `${sentence} zebra zebra` : sentence));
    expect(operationOf(after(step, taught))).not.toEqual(operationOf(after(step)));
  });
});

describe("singular vectors", () => {
  const matrices = fc.integer({ min: 1, max: 14 }).chain((columns) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: 1,
      maxLength: 20,
    }),
  );
  const sparse = (row: number[]) => ({ columns: row.map((_, at) => at), values: row });
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
    Array.from(a, (value, at) => value * (b[at] as number)).reduce((sum, value) => sum + value, 0);

  it("are orthonormal, and hold the whole matrix where all of them are asked for", () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const columns = matrix[0]?.length ?? 0;
        const { values, vectors } = atOnce(rightSingularVectors(matrix.map(sparse), columns, columns));
        vectors.forEach((one, i) =>
          vectors.forEach((other, j) => expect(dot(one, other)).toBeCloseTo(i === j ? 1 : 0, 9)),
        );
        values.forEach((value, at) => expect(value).toBeLessThanOrEqual((values[at - 1] ?? Infinity) + 1e-9));
        const squares = matrix.flat().reduce((sum, value) => sum + value * value, 0);
        expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 5);
        for (const row of matrix) {
          const again = row.map((_, at) =>
            vectors.reduce((sum, vector) => sum + dot(row, vector) * (vector[at] as number), 0),
          );
          again.forEach((value, at) => expect(value).toBeCloseTo(row[at] as number, 4));
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it("come from the eigenvalues 2 − 2 cos(kπ ∕ (n + 1)) where those are known", () => {
    const size = 40;
    const { values } = tridiagonalEigen(new Array<number>(size).fill(2), new Array<number>(size - 1).fill(-1));
    values.forEach((value, at) => expect(value).toBeCloseTo(2 + 2 * Math.cos(((at + 1) * Math.PI) / (size + 1)), 12));
  });
});
