import { describe, expect, it } from "vitest";
import type { Activation } from "../../experiment/model-spec";
import { createRandom } from "../../experiment/random";
import type { DenseWeights } from "../../experiment/run-event";
import { rowPass } from "./backward-pass";
import { flatWeights } from "./flat-weights";
import { forward } from "./forward";
import { LossMeter } from "./loss-meter";

const random = createRandom(3, "backward");
const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
const layer = (inputs: number, units: number, activation: string): DenseWeights => ({
  inputs,
  units,
  activation,
  kernel: draw(inputs * units),
  bias: draw(units),
});

/** The layers with these numbers in the place of theirs. */
function withNumbers(layers: readonly DenseWeights[], flat: Float64Array): readonly DenseWeights[] {
  let at = 0;
  return layers.map((shape) => {
    const kernel = flat.slice(at, (at += shape.kernel.length)) as unknown as Float32Array;
    const bias = flat.slice(at, (at += shape.units)) as unknown as Float32Array;
    return { ...shape, kernel, bias };
  });
}

const outputs = [
  { name: "two classes", units: 1, activation: "sigmoid", y: 1 },
  { name: "three classes", units: 3, activation: "softmax", y: 2 },
  { name: "a number", units: 1, activation: "linear", y: 0.7 },
] as const;
const cases = outputs.flatMap((output) =>
  (["relu", "tanh", "sigmoid", "linear"] satisfies Activation[]).map((hidden) => ({
    ...output,
    hidden,
    name: `${output.name}, ${hidden}`,
  })),
);

describe.each(cases)("a row through a network and back: $name", ({ units, activation, y, hidden }) => {
  const layers = [layer(2, 4, hidden), layer(4, 3, hidden), layer(3, units, activation)];
  const x = draw(2);
  const pass = rowPass(layers, x, y);
  const written = pass.layers.flatMap(({ kernelSlopes, deltas }) => [...kernelSlopes, ...deltas]);

  it("every slope equals the finite difference of the loss", () => {
    const flat = flatWeights(layers);
    flat.forEach((value, i) => {
      const moved = (by: number): number => {
        const there = flat.slice();
        there[i] = value + by;
        return rowPass(withNumbers(layers, there), x, y).loss;
      };
      const expected = (moved(1e-6) - moved(-1e-6)) / 2e-6;
      expect(Math.abs((written[i] ?? NaN) - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
    });
  });

  it("its answer is the one that predictions give", () => {
    const answer = forward(layers, x, 1);
    const out = pass.layers.at(-1)?.outputs ?? [];
    expect(activation === "sigmoid" ? answer[1] : answer[units - 1]).toBeCloseTo(out[units - 1] ?? NaN, 5);
  });

  it("the meter gives the mean of its rows' losses and slopes", () => {
    const rows = { x: Float32Array.of(...x, 0.3, -0.4), y: Float32Array.of(y, 0), rows: 2 };
    const other = rowPass(layers, rows.x.slice(2), 0);
    const gradient = new Float64Array(written.length);
    // The meter sees a row's number in 32 bits.
    const first = rowPass(layers, x, rows.y[0] ?? 0);
    const loss = new LossMeter(layers, rows).measure(flatWeights(layers), gradient);
    expect(loss).toBeCloseTo((first.loss + other.loss) / 2, 10);
    const slopes = [first, other].map((one) => one.layers.flatMap((l) => [...l.kernelSlopes, ...l.deltas]));
    gradient.forEach((slope, i) => expect(slope).toBeCloseTo(((slopes[0]?.[i] ?? 0) + (slopes[1]?.[i] ?? 0)) / 2, 10));
    const onlySecond = new LossMeter(layers, rows).measure(flatWeights(layers), gradient, Int32Array.of(1));
    expect(onlySecond).toBeCloseTo(other.loss, 10);
  });
});
