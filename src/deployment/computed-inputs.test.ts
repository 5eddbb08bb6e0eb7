import { createContext, runInContext } from "node:vm";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { pointsTable } from "../evaluation/points-table";
import type { DataSource } from "../experiment/data-source";
import { defaultExperiment } from "../experiment/experiment";
import { pointInputs, type PointInput } from "../experiment/point-inputs";
import type { TrainedModel } from "../experiment/trained-model";
import { mapAxes } from "../models/mlp/maps";
import { exportHtml } from "./export-html";
import { exportTfjs } from "./export-tfjs";
import { importTfjs } from "./import-tfjs";
import { modelCard } from "./model-card";
import { predictRow } from "./predict-row";
import { modelOf } from "./sample-model.fixture";

const source = (inputs: PointInput[]) =>
  ({ kind: "points", shape: "moons", count: 60, noise: 0.2, inputs }) as const satisfies DataSource;

function pointsModel(inputs: PointInput[]): TrainedModel {
  const table = pointsTable(source(inputs));
  if (!table.ok) throw new Error(table.failure.code);
  const preparation = [{ step: "scale", columns: "all", as: "standardize" }] as const;
  return modelOf(table.value, {
    ...defaultExperiment,
    data: source(inputs),
    target: "class",
    preparation: [...preparation].map((step) => ({ ...step })),
  });
}

/** A model by its name, and the columns that its form asks for. */
const cases: readonly (readonly [inputs: PointInput[], asked: string[]])[] = [
  [[...pointInputs], ["x1", "x2"]],
  [["x1*x2"], ["x1", "x2"]],
  [
    ["x2^2", "x1"],
    ["x2", "x1"],
  ],
  [["sin(3*x2)"], ["x2"]],
];

async function pageOf(model: TrainedModel) {
  const html = strFromU8((await exportHtml(model)).bytes);
  const data = /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const interpreter = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const context = createContext({ atob, data });
  const run = (code: string): unknown => JSON.parse(String(runInContext(`JSON.stringify(${code})`, context)));
  runInContext(`${interpreter}; const model = JSON.parse(data);`, context);
  return {
    asked: run(`model.asked.map((one) => (typeof one === "number" ? model.preparation.columns[one] : one).source)`),
    ranges: run(
      `model.asked.map((one) => (typeof one === "number" ? model.preparation.columns[one] : one).summary)`,
    ) as { min: number; max: number }[],
    predict: (row: object) => run(`predict(model, ${JSON.stringify(row)})`) as { output: number[]; missing?: string },
  };
}

it.each(cases)(
  "a model of %j asks for what was measured, in a form, in its page and once it is read back",
  async (inputs, asked) => {
    const model = pointsModel(inputs);
    const page = await pageOf(model);
    expect(page.asked).toEqual(asked);
    // Points lie within two of the middle: squares and products reach farther, or not below zero.
    for (const { min, max } of page.ranges) expect([min < -0.5, min > -2.5, max > 0.5, max < 2.5]).not.toContain(false);
    const back = importTfjs("model.zip", exportTfjs(model).bytes);
    if (!back.ok) throw new Error(back.failure.code);
    expect(back.value.preparation).toEqual(model.preparation);
    for (const [x1, x2] of [
      ["0.4", "-1.2"],
      ["-1.5", "0.3"],
      ["1.9", "1.9"],
    ] as const) {
      const ours = predictRow(model, { x1, x2 });
      if (!ours.ok) throw new Error(ours.failure.code);
      expect(predictRow(back.value, { x1, x2 })).toEqual(ours);
      ours.value.output.forEach((value, at) => expect(page.predict({ x1, x2 }).output[at]).toBeCloseTo(value, 5));
    }
  },
);

it("what is worked out is worked out of the point that is typed, and missing where that is", () => {
  const { preparation } = pointsModel(["x1*x2", "x1^2", "sin(3*x2)"]);
  const [product, square, sine] = preparation.columns.map(({ operations }) => operations.at(-1));
  if (product?.op !== "affine" || square?.op !== "affine" || sine?.op !== "affine") throw new Error("not scaled");
  const model = pointsModel(["x1*x2"]);
  const [layer] = model.layers;
  if (!layer) throw new Error("no layer");
  const linear = {
    ...layer,
    units: 1,
    inputs: 1,
    activation: "linear",
    kernel: new Float32Array([1]),
    bias: new Float32Array(1),
  } as const;
  const seen = predictRow({ ...model, layers: [linear] }, { x1: "0.5", x2: "-3" });
  expect(seen.ok && seen.value.output[0]).toBeCloseTo((-1.5 - product.center) / product.scale, 5);
  expect(predictRow(model, { x1: "0.5" })).toMatchObject({ ok: false, failure: { code: "data/not-a-number" } });
});

it("a model card and the zip's own words name what was measured and what was worked out of it", () => {
  const model = pointsModel(["x1*x2", "sin(3*x1)"]);
  expect(modelCard(model)).toContain("**x1\\*x2** (number, worked out of x1): multiplied by x2;");
  expect(modelCard(model)).toContain(
    "**sin(3\\*x1)** (number, worked out of x1): the sine of 3 times the number is taken;",
  );
  expect(modelCard(model)).toContain("From 2 columns it predicts");
  const readme = strFromU8(unzipSync(exportTfjs(model).bytes)["README.txt"] ?? new Uint8Array());
  expect(readme).toContain("  1. x1*x2\n");
  expect(readme).toContain("Made of these columns of a row: x1, x2\n");
});

it("the plane is drawn by a model's own inputs", () => {
  const inputs = ["x2", "x1*x2", "sin(3*x1)"] as const;
  expect(mapAxes(pointsModel([...inputs]).preparation)?.map(({ input }) => input)).toEqual(inputs);
});
