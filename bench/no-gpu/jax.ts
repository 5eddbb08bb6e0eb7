import { blockUntilReady, defaultDevice, init, jit, lax, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import type { Side } from "../harness/comparison";

const batch = 64;
const normal = (shape: number[], inputs: number): np.Array => {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(12.9898 * i) / Math.sqrt(inputs));
  return np.array(values).reshape(shape);
};

async function start(): Promise<void> {
  await init("wasm");
  defaultDevice("wasm");
}

/** The network of cnn-step.ts, in jax-js's layout [batch, channels, height, width]. Every array is used up by what reads it. */
function loss(p: np.Array[], x: np.Array, target: np.Array): np.Array {
  const [filters1, bias1, filters2, bias2, kernel3, bias3, kernel4, bias4] = p as [
    np.Array, np.Array, np.Array, np.Array, np.Array, np.Array, np.Array, np.Array,
  ]; // prettier-ignore
  const convolve = (from: np.Array, filters: np.Array, bias: np.Array, channels: number): np.Array =>
    lax.reduceWindow(
      nn.relu(lax.conv(from, filters, [1, 1], "VALID").add(bias.reshape([1, channels, 1, 1]))),
      np.max as (x: np.Array) => np.Array,
      [2, 2],
      [2, 2],
    );
  const seen = convolve(convolve(x, filters1, bias1, 16), filters2, bias2, 32).reshape([batch, 800]);
  const hidden = nn.relu(np.matmul(seen, kernel3).add(bias3));
  const logits = np.matmul(hidden, kernel4).add(bias4);
  return nn
    .logSoftmax(logits, -1)
    .mul(target)
    .sum()
    .mul(-1 / batch);
}

const step = (p: np.Array[], m: np.Array[], v: np.Array[], x: np.Array, target: np.Array) => {
  const [value, gradients] = valueAndGrad(loss)(
    p.map((each) => each.ref),
    x,
    target,
  ) as [np.Array, np.Array[]];
  const first = m.map((each, i) => each.mul(0.9).add((gradients[i] as np.Array).ref.mul(0.1)));
  const second = v.map((each, i) => each.mul(0.999).add(np.square(gradients[i] as np.Array).mul(0.001)));
  const next = p.map((each, i) =>
    each.sub((first[i] as np.Array).ref.mul(1e-3).div(np.sqrt((second[i] as np.Array).ref).add(1e-7))),
  );
  return [value, next, first, second] as const;
};

/** One step of Adam on 64 pictures, compiled whole by jax-js. */
export async function jaxCnnStep(): Promise<Side> {
  await start();
  const shapes: [number[], number][] = [
    [[16, 1, 3, 3], 9], [[16], 1e9], [[32, 16, 3, 3], 144], [[32], 1e9],
    [[800, 64], 800], [[64], 1e9], [[64, 10], 64], [[10], 1e9],
  ]; // prettier-ignore
  let state = [
    shapes.map(([shape, inputs]) => normal(shape, inputs)),
    shapes.map(([shape]) => np.zeros(shape)),
    shapes.map(([shape]) => np.zeros(shape)),
  ] as [np.Array[], np.Array[], np.Array[]];
  const x = normal([batch, 1, 28, 28], 1);
  const target = nn.oneHot(np.array(Int32Array.from({ length: batch }, (_, i) => i % 10)), 10);
  const compiled = jit(step as never) as unknown as typeof step;
  return {
    name: "jax-js wasm",
    async run() {
      const [value, ...next] = compiled(...state, x.ref, target.ref);
      state = next as unknown as typeof state;
      await blockUntilReady(next);
      await value.data();
    },
  };
}

export async function jaxProduct(): Promise<Side> {
  await start();
  const [a, b] = [normal([1024, 784], 1), normal([784, 512], 1)];
  return {
    name: "jax-js wasm",
    async run() {
      const product = np.matmul(a.ref, b.ref);
      await product.blockUntilReady();
      product.dispose();
    },
  };
}
