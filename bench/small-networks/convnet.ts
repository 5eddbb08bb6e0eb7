import type { Side } from "../harness/comparison";
import { batchSize, cells, learningRate, mapSize, points, rows, type Shape } from "./work";

interface Vol {
  readonly w: ArrayLike<number>;
}
interface ConvNet {
  readonly Vol: new (numbers: readonly number[]) => Vol;
  readonly Net: new () => {
    readonly layers: readonly { readonly layer_type: string; readonly out_act: Vol }[];
    makeLayers(definitions: readonly object[]): void;
    forward(input: Vol): Vol;
  };
  readonly Trainer: new (net: object, options: object) => { train(input: Vol, target: readonly number[]): void };
}

export async function convnetSide({ hidden }: Shape, maps: boolean): Promise<Side> {
  const { default: convnet } = (await import("convnetjs")) as unknown as { readonly default: ConvNet };
  const net = new convnet.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: 2 },
    ...hidden.map((units) => ({ type: "fc", num_neurons: units, activation: "tanh" })),
    { type: "regression", num_neurons: 1 },
  ]);
  const trainer = new convnet.Trainer(net, { method: "sgd", batch_size: batchSize, learning_rate: learningRate });
  const { x, y } = points();
  const data = Array.from({ length: rows }, (_, r) => ({
    input: new convnet.Vol([x[2 * r] ?? 0, x[2 * r + 1] ?? 0]),
    target: [y[r] ?? 0],
  }));
  const plane = cells();
  const vols = Array.from({ length: mapSize * mapSize }, (_, cell) => {
    return new convnet.Vol([plane[2 * cell] ?? 0, plane[2 * cell + 1] ?? 0]);
  });
  const units = [...hidden, 1];
  const boundary = units.map((count) => Array.from({ length: count }, () => new Float32Array(vols.length)));
  return {
    name: "ConvNetJS",
    run() {
      for (const { input, target } of data) trainer.train(input, target);
      if (!maps) return;
      vols.forEach((vol, cell) => {
        net.forward(vol);
        const answers = net.layers.filter((layer) => layer.layer_type === "tanh" || layer.layer_type === "regression");
        boundary.forEach((layer, l) => {
          const values = answers[l]?.out_act.w ?? [];
          layer.forEach((map, u) => (map[cell] = values[u] ?? 0));
        });
      });
    },
  };
}
