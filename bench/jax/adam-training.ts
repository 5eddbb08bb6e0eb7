import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np, valueAndGrad, type Device } from "@jax-js/jax";
import type { Side } from "../harness/comparison";

/** Makes a device that of every array from now on. */
export async function start(device: Device): Promise<void> {
  const started = await init(device);
  if (!started.includes(device)) throw new Error(`jax-js does not start on ${device}`);
  defaultDevice(device);
}

/** Numbers that look random, scaled by 1/√inputs. */
export function spread(shape: readonly number[], inputs: number): np.Array {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(12.9898 * i) / Math.sqrt(inputs));
  return np.array(values).reshape([...shape]);
}

export const seen = (count: number, limit: number): np.Array =>
  np.array(Int32Array.from({ length: count }, (_, i) => (7 * i) % limit));

/** The mean loss of a batch; it uses up what it is given. */
export type Loss = (parameters: np.Array[], x: np.Array, target: np.Array) => np.Array;

/** The mean cross-entropy of `rows` rows. @param target one-hot: [rows, classes] */
export const crossEntropy = (logits: np.Array, target: np.Array, rows: number): np.Array =>
  nn
    .logSoftmax(logits, -1)
    .mul(target)
    .sum()
    .mul(-1 / rows);

/** Training as a side of a comparison; `make` is called once, where the device is the present one. */
export function trainingSide(device: Device, make: () => () => Promise<void>): Side {
  let run: (() => Promise<void>) | null = null;
  return {
    name: `jax-js ${device}`,
    ready: () => start(device),
    run: () => (run ??= make())(),
  };
}

/** Steps of Adam down a loss, each compiled whole by jax-js; the last of a run is waited for, and its loss read. */
export function adamTraining(loss: Loss, parameters: np.Array[], x: np.Array, target: np.Array, steps: number) {
  const step = (p: np.Array[], m: np.Array[], v: np.Array[], batch: np.Array, wanted: np.Array) => {
    const mine = p.map((each) => each.ref);
    const [value, gradients] = valueAndGrad(loss)(mine, batch, wanted) as [np.Array, np.Array[]];
    const first = m.map((each, i) => each.mul(0.9).add((gradients[i] as np.Array).ref.mul(0.1)));
    const second = v.map((each, i) => each.mul(0.999).add(np.square(gradients[i] as np.Array).mul(0.001)));
    const next = p.map((each, i) =>
      each.sub((first[i] as np.Array).ref.mul(1e-3).div(np.sqrt((second[i] as np.Array).ref).add(1e-7))),
    );
    return [value, next, first, second] as const;
  };
  const zeros = () => parameters.map((each) => np.zeros(each.shape));
  let state = [parameters, zeros(), zeros()] as [np.Array[], np.Array[], np.Array[]];
  const compiled = jit(step as never) as unknown as typeof step;
  return async (): Promise<void> => {
    for (let i = 0; i < steps; i++) {
      const [value, ...next] = compiled(...state, x.ref, target.ref);
      state = next as unknown as typeof state;
      if (i < steps - 1) value.dispose();
      else {
        await blockUntilReady(next);
        await value.data();
      }
    }
  };
}
