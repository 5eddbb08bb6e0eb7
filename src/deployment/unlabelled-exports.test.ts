import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeHost } from "../cli/command-line";
import { encodeRow } from "../data/apply-cells";
import { readTable } from "../data/read-table";
import { atOnce } from "../data/pieces";
import type { Table } from "../data/table";
import { runExperiment } from "../evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import type { TrainedModel } from "../experiment/trained-model";
import { exportHtml } from "./export-html";
import { exportTfjs } from "./export-tfjs";
import { importTfjs } from "./import-tfjs";
import { modelCard } from "./model-card";
import { predictRow } from "./predict-row";
import { scriptingPreparation } from "./python/preparation-script";

const random = createRandom(3, "rows");
const csv = [
  "length,width,colour,kind",
  ...Array.from({ length: 90 }, (_, row) => {
    const near = (value: number): string => (value + random.normal()).toFixed(2);
    const of = row % 3;
    return `${near(10 + 5 * of)},${near(3 * of)},${["red", "blue"][of % 2]},${["a", "b", "c"][of]}`;
  }),
].join("\n");
const experimentOf = (model: Experiment["model"], target = "kind"): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "things.csv", bytes: csv.length },
  target,
  model,
  training: { epochs: 30, batchSize: 16, optimizer: "adam", learningRate: 0.01 },
  backend: "cpu",
});
const groups: Experiment["model"] = { family: "clustering", groups: 3, start: "spread" };
const code: Experiment["model"] = { family: "autoencoder", layers: [{ units: 4, activation: "tanh" }], code: 2 };

let table: Table;
const trained = async (experiment: Experiment): Promise<TrainedModel> => {
  for await (const event of runExperiment(experiment, table, nodeHost())) {
    if (event.type === "model") return { ...event.model, experiment };
    if (event.type === "failed") throw new Error(event.failure.code);
  }
  throw new Error("no model");
};
/** The exported page's own predict(), run alone. */
async function pagePredict(
  model: TrainedModel,
  row: Record<string, string>,
): Promise<{ output: number[]; error?: number }> {
  const html = new TextDecoder().decode((await exportHtml(model)).bytes);
  const data = /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const context = createContext({ atob, data });
  runInContext(`${/<script>([\s\S]*?)<\/script>/.exec(html)?.[1]}; const model = JSON.parse(data);`, context);
  return JSON.parse(String(runInContext(`JSON.stringify(predict(model, ${JSON.stringify(row)}))`, context)));
}

const row = { length: "15.2", width: "2.5", colour: "blue" };
let byGroups: TrainedModel;
let byCode: TrainedModel;
beforeAll(async () => {
  const read = await readTable(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  ({ table } = read.value);
  [byGroups, byCode] = [await trained(experimentOf(groups)), await trained(experimentOf(code))];
});

describe("groups that leave the app", () => {
  it("the page says the group that the model says, as clearly", async () => {
    const ours = predictRow(byGroups, row);
    const theirs = await pagePredict(byGroups, row);
    if (!ours.ok) throw new Error(ours.failure.code);
    expect(byGroups.classes).toContain(ours.value.label);
    expect(theirs.output).toHaveLength(3);
    theirs.output.forEach((share, group) => expect(share).toBeCloseTo(ours.value.output[group] ?? NaN, 5));
    expect(Math.max(...theirs.output)).toBeGreaterThan(0.6);
  });

  it("the card says what they are, what was held back, and how good they are", () => {
    const card = modelCard(byGroups);
    expect(card).toContain("# Model card: Groups of rows\n");
    expect(card).toContain("one of A, B, C, and how clearly. “kind” was held back");
    expect(card).toContain("with 12 parameters");
    expect(card).toContain("k-means, at most 30 rounds");
    expect(card).toMatch(
      /\| Validation \| 18 \| mean squared distance to the nearest centre [\d.]+; silhouette [\d.]+; adj/,
    );
  });

  it("files are named after what they hold, not after what was held back", async () => {
    expect((await exportHtml(byGroups)).name).toBe("groups.html");
    expect(exportTfjs(byCode).name).toBe("autoencoder-model.zip");
  });
});

describe("an autoencoder that leaves the app", () => {
  it("the page rebuilds the row as the model does, and knows the error", async () => {
    const ours = predictRow(byCode, row);
    const theirs = await pagePredict(byCode, row);
    const x = encodeRow(byCode.preparation, row);
    if (!ours.ok || !x.ok) throw new Error("not encoded");
    theirs.output.forEach((value, at) => expect(value).toBeCloseTo(ours.value.output[at] ?? NaN, 5));
    const squares = x.value.map((value, at) => (value - (ours.value.output[at] ?? NaN)) ** 2);
    expect(theirs.error).toBeCloseTo(squares.reduce((a, b) => a + b, 0) / x.value.length, 5);
  });

  it("the card says what it makes of a row", () => {
    const card = modelCard(byCode);
    expect(card).toContain("Of 3 columns it makes a code of 2 numbers and rebuilds them; no label was learned.");
    expect(card).toMatch(/mean squared error a number [\d.]+; explained 0\.\d+/);
  });
});

describe("either", () => {
  it("comes back from its zip as it was", () => {
    for (const model of [byGroups, byCode]) {
      const back = importTfjs("m.zip", exportTfjs(model).bytes);
      expect(back).toEqual({ ok: true, value: { ...model, layers: back.ok ? back.value.layers : [] } });
      if (back.ok)
        expect(back.value.layers.map(({ kernel }) => kernel)).toEqual(model.layers.map(({ kernel }) => kernel));
      if (back.ok) expect(predictRow(back.value, row)).toEqual(predictRow(model, row));
    }
  });

  it("has a preparation whose script says that the column is held back, or has none", () => {
    const scriptOf = (experiment: Experiment): string => {
      const files = atOnce(scriptingPreparation(table, experiment));
      if (!files.ok) throw new Error(files.failure.code);
      return files.value.script;
    };
    expect(scriptOf(experimentOf(groups))).toContain('# Held back: no fitting looks at it.\ny = data["kind"]\n');
    expect(scriptOf(experimentOf(code, ""))).not.toMatch(/^y = /m);
  });
});
