import type { Side } from "../harness/comparison";
import { batchSize, cells, learningRate, mapSize, points, rows, type Shape } from "./work";

/** Stock TensorFlow.js as its documentation has it: `fit` for an epoch, and one `predict` that gives every layer's output. */
export async function tfjsSide({ hidden }: Shape, maps: boolean): Promise<Side> {
  const tf = await import("@tensorflow/tfjs");
  await tf.setBackend("cpu"); // for such a network twice as fast as wasm
  const input = tf.input({ shape: [2] });
  const outputs = [];
  let last = input;
  for (const units of [...hidden, 1]) {
    last = tf.layers.dense({ units, activation: "tanh" }).apply(last) as typeof input;
    outputs.push(last);
  }
  const model = tf.model({ inputs: input, outputs: last });
  const every = tf.model({ inputs: input, outputs });
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: "meanSquaredError" });
  const { x, y } = points();
  const [data, labels] = [tf.tensor2d(x, [rows, 2]), tf.tensor2d(y, [rows, 1])];
  const plane = tf.tensor2d(cells(), [mapSize * mapSize, 2]);
  return {
    name: "TensorFlow.js fit, cpu",
    async run() {
      await model.fit(data, labels, { batchSize, epochs: 1, shuffle: true, verbose: 0, yieldEvery: "never" });
      if (!maps) return;
      const activations = every.predict(plane, { batchSize: mapSize * mapSize });
      const list = Array.isArray(activations) ? activations : [activations];
      await Promise.all(list.map((tensor) => tensor.data()));
      tf.dispose(list);
    },
  };
}
