import { expect, it } from "vitest";
import { dirtyPenguins, sampleModel } from "../../deployment/sample-model.fixture";
import { pictureOf, rebuiltRow } from "./rebuilt-row";
import type { FittedPreparation } from "../../experiment/trained-model";

const model = await sampleModel(dirtyPenguins(), "Sex");

it("an error is the mean square of what came back amiss, the worst feature first", () => {
  const row = Object.fromEntries(
    model.preparation.columns.map(({ source, summary }) => [
      source,
      "labels" in summary ? (summary.labels[0] ?? "") : String(summary.median),
    ]),
  );
  const width = model.preparation.features.length;
  const same = rebuiltRow(model, row, new Array<number>(width).fill(0));
  expect(same).not.toBeNull();
  const wentIn = Array.from(same?.wentIn ?? []);
  const cameBack = wentIn.map((value, i) => (i === 1 ? value + 2 : value));
  expect(rebuiltRow(model, row, cameBack)?.error).toBeCloseTo(4 / width, 6);
  expect(rebuiltRow(model, row, cameBack)?.worstFirst[0]).toBe(1);
});

it("what is not as wide as the row is not compared", () => {
  expect(rebuiltRow(model, {}, [1])).toBeNull();
});

it("a picture is found by its pixels", () => {
  const preparation: FittedPreparation = {
    columns: [
      {
        source: "image",
        kind: "text",
        decimal: ".",
        missing: [],
        operations: [{ op: "pixels", width: 2, height: 1, colour: "gray", range: "0-1", otherwise: 0 }],
        features: ["image 1,1", "image 2,1"],
        summary: { labels: [] },
      },
    ],
    features: ["size", "image 1,1", "image 2,1"],
    target: { name: "", center: 0, scale: 1 },
  };
  expect(pictureOf(preparation)).toMatchObject({
    column: "image",
    width: 2,
    height: 1,
    channels: 1,
    from: 1,
    white: 1,
  });
  expect(pictureOf(model.preparation)).toBeNull();
});
