import { describe, expect, it } from "vitest";
import { nodeBackends } from "../cli/node-backends";
import { atOnce } from "../data/pieces";
import { prepare } from "../data/prepare/prepare";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { orThrow } from "../experiment/failure";
import { addEvent, newRunRecord } from "../experiment/run-record";
import { flatWeights } from "../models/mlp/flat-weights";
import { randomPlane, weightPlane } from "../training/loss-plane";
import { RunControl } from "../training/run-control";
import { measuringLosses, preparedRow } from "./losses-at";
import { openSource } from "./open-source";
import { runExperiment } from "./run-experiment";

const experiment: Experiment = {
  ...defaultExperiment,
  seed: 5,
  data: { kind: "points", shape: "moons", count: 160, noise: 0.15 },
  target: "class",
  model: { family: "mlp", layers: [{ units: 4, activation: "tanh" }] },
  training: { epochs: 20, batchSize: 256, optimizer: "sgd", learningRate: 1 },
};

async function trained() {
  const { table } = orThrow(await openSource(experiment, { fetchBytes: () => Promise.reject(new Error("none")) }));
  const host = {
    now: () => performance.now(),
    breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
    backends: nodeBackends(),
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
  };
  let run = newRunRecord("run", experiment);
  for await (const event of runExperiment(experiment, table, host)) run = addEvent(run, event);
  if (!run.model || !run.result) throw new Error(JSON.stringify(run.failure));
  return { prepared: orThrow(prepare(table, experiment)), layers: run.model.layers, result: run.result };
}

describe("the loss anywhere in a plane through a run's weights", async () => {
  const { prepared, layers, result } = await trained();
  const middle = flatWeights(layers);
  const at = (plane: ReturnType<typeof weightPlane>, places: readonly number[], slopes = true, batchSize?: number) =>
    atOnce(
      measuringLosses(
        prepared,
        { layers, plane, places: Float64Array.from(places), slopes, ...(batchSize && { batchSize }) },
        experiment.seed,
      ),
    );

  it("is the run's own loss in its middle", () => {
    const plane = weightPlane(middle, 0, 1);
    const answer = at(plane, plane.origin);
    expect(answer.losses[0]).toBeCloseTo(result.metrics.train["loss"] ?? NaN, 6);
    expect([answer.rows, answer.of]).toEqual([result.rows.train, result.rows.train]);
  });

  it("has slopes that finite differences have", () => {
    const plane = weightPlane(middle, 2, 9);
    const [x, y] = plane.origin;
    const d = 1e-5;
    const { losses } = at(plane, [x + d, y, x - d, y, x, y + d, x, y - d], false);
    const [a = 0, b = 0, c = 0, e = 0] = losses;
    const { slopes } = at(plane, [x, y]);
    expect(slopes[0]).toBeCloseTo((a - b) / (2 * d), 6);
    expect(slopes[1]).toBeCloseTo((c - e) / (2 * d), 6);
  });

  it("is rougher on batches, the more so the smaller they are; on a batch of all rows it is the same", () => {
    const plane = randomPlane(layers, middle, 1);
    const off = (size: number) => {
      const degrees = at(plane, new Array<number>(60).fill(0), true, size).degreesOff.toSorted();
      return degrees[15] ?? 0;
    };
    expect(off(4)).toBeGreaterThan(1.2 * off(64));
    expect(off(prepared.parts.train.length)).toBeLessThan(1e-3);
  });

  it("a training row comes as the network gets it; past the end, the last", () => {
    const last = preparedRow(prepared, 1e6);
    const row = prepared.parts.train.at(-1) ?? 0;
    expect([...last.x]).toEqual([...prepared.x.slice(2 * row, 2 * row + 2)]);
    expect(last).toMatchObject({ y: prepared.y[row], of: prepared.parts.train.length });
  });
});
