import { nn, numpy as np, type Device } from "@jax-js/jax";
import type { Side } from "../harness/comparison";
import { adamTraining, crossEntropy, seen, spread, trainingSide, type Loss } from "./adam-training";
import { heads, layers, places, rows, symbols, texts, width } from "../steps/gpt-sizes";

const perLayer = 12;

const dense = (x: np.Array, kernel: np.Array, bias: np.Array): np.Array => np.matmul(x, kernel).add(bias);
const norm = (x: np.Array, gain: np.Array, shift: np.Array): np.Array => nn.standardize(x, -1).mul(gain).add(shift);

function attention(qkv: np.Array): np.Array {
  const [q, k, v] = np.split(qkv, 3, 1).map((part) => part.reshape([texts, places, heads, width / heads])) as [
    np.Array,
    np.Array,
    np.Array,
  ];
  return nn.dotProductAttention(q, k, v, { isCausal: true }).reshape([rows, width]);
}

/** The network of ../steps/gpt-step.ts; symbols are looked up by a product with one-hot rows. */
const loss: Loss = (parameters, x, target) => {
  const [symbolTable, placeTable, gain, shift, head, ...blocks] = parameters as [
    np.Array, np.Array, np.Array, np.Array, np.Array, ...np.Array[],
  ]; // prettier-ignore
  let stream = np.matmul(x, symbolTable).reshape([texts, places, width]).add(placeTable).reshape([rows, width]);
  for (let layer = 0; layer < layers; layer++) {
    const [gain1, shift1, qkv, qkvBias, out, outBias, gain2, shift2, wide, wideBias, narrow, narrowBias] = blocks.slice(
      layer * perLayer,
      (layer + 1) * perLayer,
    ) as [
      np.Array, np.Array, np.Array, np.Array, np.Array, np.Array,
      np.Array, np.Array, np.Array, np.Array, np.Array, np.Array,
    ]; // prettier-ignore
    const looked = attention(dense(norm(stream.ref, gain1, shift1), qkv, qkvBias));
    stream = stream.add(dense(looked, out, outBias));
    const hidden = nn.gelu(dense(norm(stream.ref, gain2, shift2), wide, wideBias));
    stream = stream.add(dense(hidden, narrow, narrowBias));
  }
  const logits = np.matmul(norm(stream, gain, shift), head);
  return crossEntropy(logits, target, rows);
};

const block = (): np.Array[] => [
  np.ones([width]), np.zeros([width]), spread([width, 3 * width], width), np.zeros([3 * width]),
  spread([width, width], width), np.zeros([width]), np.ones([width]), np.zeros([width]),
  spread([width, 4 * width], width), np.zeros([4 * width]), spread([4 * width, width], 4 * width), np.zeros([width]),
]; // prettier-ignore

/** One run is `steps` steps of Adam on 16 texts of 64 symbols. */
export function jaxGptSteps(device: Device, steps: number): Side {
  return trainingSide(device, () =>
    adamTraining(
      loss,
      [
          spread([symbols, width], 2500), spread([places, width], 2500),
          np.ones([width]), np.zeros([width]), spread([width, symbols], width),
          ...Array.from({ length: layers }, block).flat(),
        ], // prettier-ignore
      nn.oneHot(seen(rows, symbols), symbols),
      nn.oneHot(seen(rows, symbols), symbols),
      steps,
    ),
  );
}
