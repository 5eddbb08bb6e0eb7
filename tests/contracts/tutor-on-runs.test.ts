import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import type { ModelSpec } from "../../src/experiment/model-spec";
import { createRandom } from "../../src/experiment/random";
import type { RunRecord } from "../../src/experiment/run-record";
import { tutor } from "../../src/i18n/en/tutor";
import type { RuleName } from "../../src/lesson/tutor/remark";
import { remarkOn } from "../../src/lesson/tutor/remark-on";
import { runRecordOf } from "./run-record-of";

type Layers = Extract<ModelSpec, { family: "mlp" }>["layers"];
const layers = (count: number, units: number, activation: Layers[number]["activation"]): Layers =>
  Array.from({ length: count }, () => ({ units, activation }));

const healthy: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 240, noise: 0.1 },
  target: "class",
  task: "classification",
  model: { family: "mlp", layers: layers(1, 8, "tanh") },
  training: { epochs: 60, batchSize: 20, optimizer: "adam", learningRate: 0.02 },
  backend: "wasm",
};
const run = async (changes: Partial<Experiment>): Promise<RunRecord> => runRecordOf("run", { ...healthy, ...changes });
const train = (changes: Partial<Experiment["training"]>) => ({ training: { ...healthy.training, ...changes } });
const network = (...all: Parameters<typeof layers>) => ({ model: { family: "mlp" as const, layers: layers(...all) } });

const random = createRandom(1, "points");
const place = () => Math.round(100 * (4 * random.next() - 2)) / 100;
/** Nine in ten are of one class, and lie where the others lie. */
const rare: Experiment["data"] = {
  kind: "points",
  shape: "none",
  count: 0,
  noise: 0,
  added: Array.from({ length: 200 }, (_, i) => [place(), place(), i % 10 === 0 ? 1 : 0]),
};
/** Numbers in the hundreds, which nobody has scaled. */
const far: Experiment["data"] = {
  ...rare,
  added: Array.from({ length: 200 }, () => [200 + 50 * place(), 200 + 50 * place()] as const).map(([x1, x2]) => [
    x1,
    x2,
    x1 + x2 > 400 ? 1 : 0,
  ]),
};
const mixed: Experiment["data"] = { kind: "points", shape: "clouds", count: 200, noise: 1 };
const few: Experiment["split"] = { train: 0.2, validation: 0.6, test: 0.2, stratify: true };

describe("the tutor names the fault of a run that has it", () => {
  it.each<[RuleName, Partial<Experiment>, RuleName[]?]>([
    ["diverged", train({ optimizer: "sgd", learningRate: 100, l2: 1 })],
    ["rate-too-high", { ...train({ learningRate: 2, batchSize: 8 }), model: { family: "linear" } }],
    ["rate-too-low", train({ optimizer: "sgd", learningRate: 1e-5 })],
    ["dead-units", { ...train({ learningRate: 3, epochs: 40 }), ...network(3, 8, "relu") }],
    ["saturation", { data: far, preparation: [], ...network(2, 8, "tanh"), ...train({ learningRate: 0.001 }) }],
    ["vanishing", { ...train({ optimizer: "sgd", learningRate: 0.1 }), ...network(6, 8, "sigmoid") }],
    ["majority", { data: rare, ...network(1, 2, "tanh"), ...train({ epochs: 20, learningRate: 0.005 }) }],
    [
      "overfitting",
      { data: mixed, split: few, ...network(2, 40, "relu"), ...train({ epochs: 150, learningRate: 0.05 }) },
    ],
    [
      "gap",
      { data: mixed, split: few, ...network(2, 40, "relu"), ...train({ epochs: 150, learningRate: 0.05 }) },
      ["overfitting"],
    ],
  ])("%s", async (rule, changes, unsaid = []) => {
    const record = await run(changes);
    const remark = remarkOn(record, unsaid);
    expect(remark?.rule).toBe(rule);
    expect(tutor.say(rule, remark?.evidence ?? {})).toMatch(/^[A-Z].*\.$/);
  });
});

describe("the tutor says nothing of a run that goes well", () => {
  it.each<[string, Partial<Experiment>]>([
    ["a small network", {}],
    ["a deep one with ReLU", { ...network(4, 12, "relu"), ...train({ learningRate: 0.01 }) }],
    ["the network that a new experiment has", { model: defaultExperiment.model }],
    ["sigmoid units", { ...network(1, 8, "sigmoid"), ...train({ learningRate: 0.03 }) }],
    ["a linear model on overlapping clouds", { data: { ...mixed, noise: 0.5 }, model: { family: "linear" } }],
    [
      "tanh units that are as sure as their answers are right",
      { ...network(1, 8, "tanh"), ...train({ learningRate: 0.3 }) },
    ],
    ["a learning rate that comes and goes", train({ schedule: "one-cycle", learningRate: 0.1 })],
  ])("%s", async (_, changes) => {
    expect(remarkOn(await run(changes))).toBeNull();
  });
});
