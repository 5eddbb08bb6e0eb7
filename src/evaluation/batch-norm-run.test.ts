import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { makeTable, numberColumn, textColumn } from "../data/table";
import { exportHtml } from "../deployment/export-html";
import { exportTfjs } from "../deployment/export-tfjs";
import { importTfjs } from "../deployment/import-tfjs";
import { predictRow } from "../deployment/predict-row";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import { addEvent, newRunRecord } from "../experiment/run-record";
import { RunControl } from "../training/run-control";
import { runExperiment } from "./run-experiment";

const random = createRandom(4, "normed");
const group = Array.from({ length: 91 }, (_, row) => row % 3);
const columns = [0, 1].map((at) => group.map((g) => 5 * random.normal() + (g === at ? 8 : 0)));
const table = makeTable([
  ...columns.map((values, at) => numberColumn(`x${at}`, values)),
  textColumn(
    "class",
    group.map((g) => `class ${g}`),
  ),
]);
const layer = { units: 6, activation: "tanh" as const, batchNorm: true as const };
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "file", name: "points.csv", bytes: 0 },
  target: "class",
  model: { family: "mlp", layers: [layer, { ...layer, activation: "relu" }] },
  training: { epochs: 8, batchSize: 9, optimizer: "adam", learningRate: 0.02 },
  backend: "wasm",
};

async function recordOf(asked: Experiment) {
  let record = newRunRecord("run", asked);
  const host = {
    now: () => 0,
    breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
    backends: nodeBackends(),
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
  };
  for await (const event of runExperiment(asked, table, host)) record = addEvent(record, event);
  return record;
}

it("a network with batch norm answers on its page, in its file and in the form as it did in its run", async () => {
  const { model, predictions } = await recordOf(experiment);
  const part = predictions.find((each) => each.part === "validation");
  if (!model || !part) throw new Error("no result");
  expect(model.layers[0]?.norm).toBeDefined();
  const html = new TextDecoder().decode((await exportHtml(model)).bytes);
  const data = /<script type="application\/json" id="model">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const context = createContext({ atob, data });
  runInContext(`${/<script>([\s\S]*?)<\/script>/.exec(html)?.[1]}; const model = JSON.parse(data);`, context);
  const imported = importTfjs("model.zip", exportTfjs(model).bytes);
  if (!imported.ok) throw new Error(imported.failure.code);
  part.sourceRows.forEach((source, at) => {
    const row = Object.fromEntries(columns.map((values, i) => [`x${i}`, String(values[source])]));
    const inForm = predictRow(model, row);
    const inFile = predictRow(imported.value, row);
    const onPage = runInContext(`predict(model, ${JSON.stringify(row)}).output`, context) as number[];
    for (let c = 0; c < 3; c++) {
      const expected = part.output[3 * at + c] ?? NaN;
      expect(Math.abs((onPage[c] ?? NaN) - expected)).toBeLessThan(1e-6);
      for (const answer of [inForm, inFile]) {
        if (!answer.ok) throw new Error(answer.failure.code);
        expect(Math.abs((answer.value.output[c] ?? NaN) - expected)).toBeLessThan(1e-6);
      }
    }
  });
});

it.each([{ batchSize: 1 }, { changes: [{ atEpoch: 3, batchSize: 1 }] }])(
  "says at once why it takes no batches of one row: %o",
  async (settings) => {
    const { failure, started } = await recordOf({ ...experiment, training: { ...experiment.training, ...settings } });
    expect(failure).toEqual({ code: "model/batch-of-one", field: "training.batchSize" });
    expect(started).toBeNull();
  },
);
