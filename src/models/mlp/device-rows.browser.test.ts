import { setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { afterEach, beforeAll, expect, it } from "vitest";
import { registerGpuKernels } from "../../training/kernels/webgpu/register";
import type { Fit } from "../family";
import { planLayers } from "./layer-plan";
import { Network } from "./network";

interface Buffers {
  getMappedRange(...given: unknown[]): ArrayBuffer;
}
/** Whatever is sent to the card is written into a buffer that is mapped; the numbers of a dispatch alone go another way. */
const { prototype } = (globalThis as unknown as { GPUBuffer: { prototype: Buffers } }).GPUBuffer;
const { getMappedRange } = prototype;
let sent: number[] = [];

beforeAll(async () => {
  registerGpuKernels();
  await setBackend("webgpu");
  prototype.getMappedRange = function (this: Buffers, ...given) {
    const range = getMappedRange.apply(this, given);
    sent.push(range.byteLength);
    return range;
  };
  return () => void (prototype.getMappedRange = getMappedRange);
});
afterEach(() => (sent = []));

const shape = { task: "classification", inputs: 2, classes: 3 } as const;
/** TensorFlow.js keeps what is smaller than 1,000 numbers on the processor until it is needed, and cuts it there. */
const rows = 2000;

function fitOf(weighted: boolean): Fit {
  const y = Float32Array.from({ length: rows }, (_, i) => i % 3);
  return {
    data: { x: new Float32Array(2 * rows).fill(0.5), y, rows },
    fromEpoch: 0,
    seed: 1,
    classWeights: weighted ? Float32Array.of(0.5, 1, 1.5) : null,
    settings: () => ({
      batchSize: 500,
      optimizer: "adam",
      learningRate: 0.01,
      weightDecay: 0,
      l1: 0,
      l2: 0,
      clip: null,
    }),
  };
}

it.each([false, true])(
  "rows stay on the card: a step sends none, an epoch only its order (weighted: %s)",
  (weighted) => {
    const plan = planLayers({ family: "mlp", layers: [{ units: 8, activation: "tanh" }] }, shape);
    const network = new Network(plan, shape, 1, "adam");
    const units = network.units(fitOf(weighted));
    units.next(); // sends all rows, and makes the optimizer's memory
    for (let epoch = 0; epoch < 2; epoch++) {
      sent = [];
      for (let step = 1; step < 4; step++) units.next();
      expect(sent).toEqual([]);
      units.next(); // the first of the next epoch
      expect(Math.max(...sent)).toBe(4 * rows);
      expect(sent.filter((bytes) => bytes > 16).length).toBe(weighted ? 2 : 1);
    }
    units.return();
    network.dispose();
  },
);
