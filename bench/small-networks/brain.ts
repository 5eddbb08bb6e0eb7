import type { Side } from "../harness/comparison";
import { cells, learningRate, mapSize, points, rows, type Shape } from "./work";

interface Brain {
  readonly NeuralNetwork: new (options: object) => {
    readonly outputs: readonly ArrayLike<number>[];
    sizes: number[];
    initialize(): void;
    trainPattern(row: { readonly input: Float32Array; readonly output: Float32Array }, logError: boolean): void;
    runInput(input: Float32Array): unknown;
  };
}

/** brain.js steps after every row: it knows no batches, so that it makes ten times as many steps. */
export async function brainSide({ hidden }: Shape, maps: boolean): Promise<Side> {
  const { default: brain } = (await import("brain.js")) as unknown as { readonly default: Brain };
  const net = new brain.NeuralNetwork({ activation: "tanh", hiddenLayers: hidden, learningRate });
  net.sizes = [2, ...hidden, 1];
  net.initialize();
  const { x, y } = points();
  const data = Array.from({ length: rows }, (_, r) => ({
    input: x.slice(2 * r, 2 * r + 2),
    output: y.slice(r, r + 1),
  }));
  const plane = cells();
  const inputs = Array.from({ length: mapSize * mapSize }, (_, cell) => plane.slice(2 * cell, 2 * cell + 2));
  const boundary = [...hidden, 1].map((count) => Array.from({ length: count }, () => new Float32Array(inputs.length)));
  return {
    name: "brain.js (a step a row)",
    run() {
      for (const row of data) net.trainPattern(row, false);
      if (!maps) return;
      inputs.forEach((input, cell) => {
        net.runInput(input);
        boundary.forEach((layer, l) => {
          const values = net.outputs[l + 1] ?? [];
          layer.forEach((map, u) => (map[cell] = values[u] ?? 0));
        });
      });
    },
  };
}
