import { tensor1d, tensor2d, scalar, tidy } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { sizeOf } from "../../experiment/layer-telemetry";
import { createRandom } from "../../experiment/random";
import type { DenseWeights } from "../../experiment/run-event";
import type { ModelShape } from "../family";
import { gradient } from "./backpropagation";
import { layersOf } from "./flat-layers";
import { forward } from "./forward";
import { initialWeights } from "./initial-weights";
import { planLayers } from "./layer-plan";
import { denseTelemetry } from "./layer-telemetry";

const random = createRandom(4, "telemetry");
const rows = 50;

const zero = { mean: 0, deviation: 0, least: 0, most: 0 };

const layer = (
  activation: string,
  inputs: number,
  kernel: readonly number[],
  bias: readonly number[],
): DenseWeights => ({
  inputs,
  units: bias.length,
  activation,
  kernel: Float32Array.from(kernel),
  bias: Float32Array.from(bias),
});

describe("telemetry of dense layers", () => {
  beforeAll(async () => {
    await (await import("../../training/backends/cpu")).initialize();
  });

  const sample = {
    x: Float32Array.from({ length: rows * 2 }, () => 2 * random.next() - 1), // all within -1 and 1
    y: Float32Array.from({ length: rows }, () => random.below(2)),
    rows,
  };

  it("counts the units that answer no row, and no others", () => {
    const [hidden] = denseTelemetry(
      // A bias of -9 is more than the inputs can lift; the third unit answers half of the rows, the fourth all.
      [layer("relu", 2, [1, 1, 1, 1, 1, 1, 0, 0], [-9, -9, 0, 3]), layer("sigmoid", 4, [1, 1, 1, 1], [0])],
      null,
      sample,
    );
    expect(hidden).toMatchObject({ units: 4, deadUnits: 2, saturated: 0, updateRatio: null });
  });

  it("knows answers that are stuck at an end", () => {
    const [tanh, sigmoid] = denseTelemetry(
      [layer("tanh", 2, [0, 0, 0, 0], [5, 0]), layer("sigmoid", 2, [0, 0], [-9])],
      null,
      sample,
    );
    expect(tanh).toMatchObject({ saturated: 0.5, deadUnits: 0 });
    expect(sigmoid?.saturated).toBe(1);
    expect(sigmoid?.activations.deviation).toBeCloseTo(0, 6);
  });

  it("tells how much of each row's mistake comes back to a layer, also where the rows' slopes cancel", () => {
    const halves = { x: Float32Array.of(1, 1, 1, 1), y: Float32Array.of(0, 1), rows: 2 };
    const [hidden, output] = denseTelemetry(
      [layer("sigmoid", 2, [1, -1], [0]), layer("sigmoid", 1, [2], [-1])],
      null,
      halves,
    );
    // Both rows are answered 0.5: wrong by half, the one up, the other down.
    expect(sizeOf(output?.gradients ?? zero)).toBeCloseTo(0, 6);
    expect(sizeOf(output?.sumSlopes ?? zero)).toBeCloseTo(0.5, 6);
    // Times the weight 2 and the sigmoid's slope 0.25.
    expect(sizeOf(hidden?.sumSlopes ?? zero)).toBeCloseTo(0.25, 6);
  });

  it("looks at a layer with batch norm as it is trained: its own kernel, the slope by that, its step", () => {
    const two: ModelShape = { task: "classification", inputs: 2, classes: 2 };
    const plan = planLayers({ family: "mlp", layers: [{ units: 4, activation: "tanh", batchNorm: true }] }, two);
    const flat = initialWeights(plan, 5);
    const { kernelAt = 0, biasAt = 0, norm } = plan[0] ?? {};
    flat.set([0.5, 2, -1.5, 3], norm?.scaleAt);
    const statistics = Float32Array.of(0.1, -0.2, 0.3, 0, 0.5, 2, 0.1, 4); // means, variances
    const layersAt = (index: number, by: number) => {
      const moved = flat.slice();
      moved[index] = (moved[index] ?? 0) + by;
      return layersOf(plan, moved, statistics);
    };
    const loss = (layers: readonly DenseWeights[]): number => {
      const answers = forward(layers, sample.x, rows);
      return sample.y.reduce((sum, label, row) => sum - Math.log(answers[2 * row + label] ?? NaN), 0) / rows;
    };
    const size = 0.01;
    const slopes = Array.from({ length: biasAt - kernelAt }, (_, i) => {
      return (loss(layersAt(kernelAt + i, size)) - loss(layersAt(kernelAt + i, -size))) / (2 * size);
    });
    const [seen] = denseTelemetry(layersAt(kernelAt, 0.01), layersAt(0, 0), sample);
    const kernel = flat.slice(kernelAt, biasAt);
    expect(seen?.updateRatio).toBeCloseTo(0.01 / Math.hypot(...kernel), 5);
    const [first] = denseTelemetry(layersAt(0, 0), null, sample);
    expect(first?.weights.most).toBeCloseTo(Math.max(...kernel), 6);
    expect(first?.gradients.most).toBeCloseTo(Math.max(...slopes), 4);
    expect(first?.gradients.least).toBeCloseTo(Math.min(...slopes), 4);
  });

  it("measures the step by the kernel it was made from", () => {
    const before = [layer("linear", 2, [3, 4], [1])];
    const [moved] = denseTelemetry([layer("linear", 2, [3.3, 4.4], [7])], before, sample);
    expect(moved?.updateRatio).toBeCloseTo(0.1, 6);
  });

  it("gives mean, deviation and ends as plain loops do", () => {
    const [one] = denseTelemetry([layer("linear", 2, [1, 2, 3, 6], [0, 0])], null, sample);
    expect(one?.weights).toMatchObject({ mean: 3, least: 1, most: 6 });
    expect(one?.weights.deviation).toBeCloseTo(Math.sqrt((4 + 1 + 0 + 9) / 4), 6);
    expect(one && sizeOf(one.weights)).toBeCloseTo(Math.sqrt((1 + 4 + 9 + 36) / 4), 6);
  });

  it.each<ModelShape>([
    { task: "classification", inputs: 2, classes: 2 },
    { task: "classification", inputs: 2, classes: 3 },
    { task: "regression", inputs: 2, classes: 0 },
  ])("takes the slopes that training takes: $task of $classes", async (shape) => {
    const layers = (["tanh", "relu", "sigmoid", "linear"] as const).map((activation) => ({ units: 5, activation }));
    const plan = planLayers({ family: "mlp", layers }, shape);
    const weights = initialWeights(plan, 3);
    const y = sample.y.map((value) => (shape.classes === 3 ? random.below(3) : value));
    const outputs = plan.at(-1)?.units ?? 1;
    const target = Float32Array.from({ length: rows * outputs }, (_, at) =>
      outputs === 1 ? (y[at] ?? 0) : Number(y[Math.floor(at / outputs)] === at % outputs),
    );
    const factor = (shape.task === "regression" ? 2 : 1) / rows;
    const trained = tidy(() =>
      gradient(
        plan,
        tensor1d(weights),
        tensor2d(sample.x, [rows, 2]),
        tensor2d(target, [rows, outputs]),
        scalar(factor),
        plan.map(() => null),
        { l1: 0, l2: 0 },
      ).gradient.dataSync<"float32">(),
    );
    const dense = plan.map(({ inputs, units, activation, kernelAt, biasAt }) =>
      layer(activation, inputs, [...weights.slice(kernelAt, biasAt)], [...weights.slice(biasAt, biasAt + units)]),
    );
    denseTelemetry(dense, null, { ...sample, y }).forEach(({ gradients }, i) => {
      const slopes = [...trained.slice(plan[i]?.kernelAt, plan[i]?.biasAt)];
      expect(gradients.least).toBeCloseTo(Math.min(...slopes), 5);
      expect(gradients.most).toBeCloseTo(Math.max(...slopes), 5);
      expect(sizeOf(gradients)).toBeCloseTo(Math.hypot(...slopes) / Math.sqrt(slopes.length), 5);
    });
  });
});
