import { lax, nn, numpy as np, type Device } from "@jax-js/jax";
import type { Side } from "../harness/comparison";
import { adamTraining, crossEntropy, seen, spread, trainingSide, type Loss } from "./adam-training";

const batch = 64;

/** The network of ../steps/cnn-step.ts, in jax-js's layout [batch, channels, height, width]. */
const loss: Loss = (parameters, x, target) => {
  const [filters1, bias1, filters2, bias2, kernel3, bias3, kernel4, bias4] = parameters as [
    np.Array, np.Array, np.Array, np.Array, np.Array, np.Array, np.Array, np.Array,
  ]; // prettier-ignore
  const convolve = (from: np.Array, filters: np.Array, bias: np.Array, channels: number): np.Array =>
    lax.reduceWindow(
      nn.relu(lax.conv(from, filters, [1, 1], "VALID").add(bias.reshape([1, channels, 1, 1]))),
      np.max as (x: np.Array) => np.Array,
      [2, 2],
      [2, 2],
    );
  const flat = convolve(convolve(x, filters1, bias1, 16), filters2, bias2, 32).reshape([batch, 800]);
  const hidden = nn.relu(np.matmul(flat, kernel3).add(bias3));
  const logits = np.matmul(hidden, kernel4).add(bias4);
  return crossEntropy(logits, target, batch);
};

/** One run is `steps` steps of Adam on 64 pictures. */
export function jaxCnnSteps(device: Device, steps: number): Side {
  return trainingSide(device, () =>
    adamTraining(
      loss,
      [
          spread([16, 1, 3, 3], 9), np.zeros([16]), spread([32, 16, 3, 3], 144), np.zeros([32]),
          spread([800, 64], 800), np.zeros([64]), spread([64, 10], 64), np.zeros([10]),
        ], // prettier-ignore
      spread([batch, 1, 28, 28], 1),
      nn.oneHot(seen(batch, 10), 10),
      steps,
    ),
  );
}
