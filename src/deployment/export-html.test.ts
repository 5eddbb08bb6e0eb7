import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { hostileModel } from "../../tests/injection/hostile-model";
import { payloads } from "../../tests/injection/payloads";
import type { PreparationStep } from "../experiment/preparation";
import type { TrainedModel } from "../experiment/trained-model";
import { exportHtml } from "./export-html";
import { picturesCsv } from "./picture-rows.fixture";
import { predictRow } from "./predict-row";
import { dirtyPenguins, rowsOf, sampleModel } from "./sample-model.fixture";

const htmlOf = async (model: TrainedModel) => new TextDecoder().decode((await exportHtml(model)).bytes);
const scriptsOf = (html: string) => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = ""]) => code);
const dataOf = (html: string) =>
  /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";

/** The exported page's own predict(), run alone. */
function pagePredict(html: string): (row: Record<string, string>) => { output?: number[]; missing?: string } {
  const context = createContext({ atob, data: dataOf(html) });
  runInContext(`${scriptsOf(html)[0]}; const model = JSON.parse(data);`, context);
  return (row) => JSON.parse(String(runInContext(`JSON.stringify(predict(model, ${JSON.stringify(row)}))`, context)));
}

const everyStep: PreparationStep[] = [
  { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Comments", "Region", "Stage"] },
  { step: "merge-spellings", columns: ["Sex", "Island"] },
  { step: "relabel", column: "Sex", labels: { M: "MALE", F: "FEMALE" } },
  { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
  { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
  { step: "outliers", columns: ["Flipper Length (mm)"], k: 3, action: "missing" },
  { step: "outliers", columns: ["Culmen Length (mm)"], k: 1.5, action: "clip" },
  { step: "shorten-labels", columns: ["Species"], keep: "first-word" },
  { step: "shorten-labels", columns: ["Ring Note"], keep: "after-comma" },
  { step: "date-parts", columns: ["Date Egg"] },
  { step: "impute", columns: "all", number: "median", category: "own-level" },
  { step: "log", columns: ["Body Mass (g)"] },
  { step: "encode", columns: ["Species", "Island", "Ring Note"], as: "one-hot" },
  { step: "encode", columns: ["studyName", "Clutch Completion"], as: "ordinal" },
  { step: "scale", columns: "all", as: "standardize" },
];

const furtherSteps: PreparationStep[] = [
  { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Stage", "Date Egg"] },
  { step: "winsorize", columns: ["Culmen Length (mm)"], low: 0.05, high: 0.95 },
  { step: "impute", columns: ["Flipper Length (mm)"], number: "nearest", category: "own-level" },
  { step: "impute", columns: "all", number: "mean", category: "most-frequent", by: "Island" },
  { step: "drop-columns", columns: ["Island"] },
  { step: "power", columns: ["Body Mass (g)"] },
  { step: "bin", columns: ["Culmen Depth (mm)"], bins: 4, by: "quantile" },
  { step: "encode", columns: ["Species"], as: "target" },
  { step: "encode", columns: ["Ring Note"], as: "frequency" },
  { step: "words", columns: ["Comments"], most: 12, as: "tf-idf" },
  { step: "encode", columns: "all", as: "one-hot" },
  { step: "scale", columns: "all", as: "robust" },
];

const textSteps: PreparationStep[] = [
  { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Stage", "Date Egg"] },
  { step: "subwords", columns: ["Comments", "Island"], vocabulary: 60, as: "tf-idf" },
  { step: "embeddings", columns: ["Species", "Ring Note"], dimensions: 3 },
  { step: "auto" },
];

test.for([
  ["two classes, steps that look at other columns, shapes and words", "Sex", furtherSteps],
  ["two classes, text in pieces and as places", "Sex", textSteps],
  ["two classes, prepared by itself", "Sex", [{ step: "auto" }]],
  ["two classes, every step there is", "Sex", everyStep],
  ["three classes", "Species", [{ step: "auto" }]],
  ["a number", "Body Mass (g)", [{ step: "auto" }]],
] as const)("the exported page predicts what the app predicts: %s", async ([, target, preparation]) => {
  const csv = dirtyPenguins();
  const model = await sampleModel(csv, target, {
    preparation: [...preparation],
    task: target === "Body Mass (g)" ? "regression" : "auto",
  });
  const predict = pagePredict(await htmlOf(model));
  const [first = {}, ...rows] = rowsOf(csv);
  const strange = { ...first, Island: "<b>", "Date Egg": "31.02.2007", Species: "", "Body Mass (g)": "4,200" };
  const grouped = {
    ...first,
    "Body Mass (g)": "4 200",
    "Flipper Length (mm)": "1e39",
    "Culmen Length (mm)": "-1'039.5",
  };
  for (const row of [first, ...rows, {}, strange, grouped]) {
    const ours = predictRow(model, row);
    const theirs = predict(row);
    if (!ours.ok) expect(theirs.missing).toBe(ours.failure.field);
    else
      ours.value.output.forEach((value, index) =>
        expect(Math.abs((theirs.output?.[index] ?? NaN) - value)).toBeLessThan(1e-5 * Math.max(1, Math.abs(value))),
      );
  }
});

test.for([
  ["gray", "0-1", 4],
  ["rgb", "-1-1", 2],
  ["gray", "0-255", 7],
] as const)(
  "the exported page sees pictures as the app does: %s, %s, %d pixels wide",
  async ([colour, range, width]) => {
    const csv = picturesCsv();
    const step = { step: "pixels", columns: ["image"], width, height: 3, colour, range } as const;
    const model = await sampleModel(csv, "class", { preparation: [{ ...step, columns: ["image"] }] });
    const predict = pagePredict(await htmlOf(model));
    const [row = {}] = rowsOf(csv);
    for (const one of [...rowsOf(csv), {}, { image: "a cat" }, { image: row["image"]?.slice(0, -4) ?? "" }]) {
      const ours = predictRow(model, one);
      if (!ours.ok) throw new Error(ours.failure.code);
      const theirs = predict(one);
      ours.value.output.forEach((value, at) => expect(theirs.output?.[at]).toBeCloseTo(value, 5));
    }
  },
);

test("a small model's page stays under 60 KB and asks for nothing from outside", async () => {
  const html = await htmlOf(await sampleModel(dirtyPenguins(), "Sex"));
  expect(html.length).toBeLessThan(60_000);
  expect(html).not.toMatch(/\b(?:src|href)=|https?:|url\(|@import|fetch\(/);
});

test("the page's policy names the hash of each script and style, and nothing else may run", async () => {
  const html = await htmlOf(await sampleModel(dirtyPenguins(), "Sex"));
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  for (const code of [...scriptsOf(html), /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ""]) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
    expect(policy).toContain(`'sha256-${Buffer.from(digest).toString("base64")}'`);
  }
});

const opened = (html: string) => html.match(/<[a-z!/][^>]*>/gi) ?? [];

test("no name or label becomes markup: the page has the same elements as one of plain names", async () => {
  const plain = payloads.map((_, index) => `name ${index}`);
  const html = await htmlOf(hostileModel(payloads));
  expect(opened(html)).toEqual(opened(await htmlOf(hostileModel(plain))));
  expect(dataOf(html)).not.toContain("<");
  expect(JSON.parse(dataOf(html))).toMatchObject({ classes: payloads });
});

test.for(payloads)("a target called %j stays text", async (payload) => {
  const html = await htmlOf(hostileModel(["a", "b"], payload));
  expect(opened(html)).toEqual(opened(await htmlOf(hostileModel(["a", "b"], "plain"))));
  expect(JSON.parse(dataOf(html))).toMatchObject({ preparation: { target: { name: payload } } });
});
