import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { GpuBackend } from "./gpu-backend";
import { dispatch, lanes, reductions, room, sizeOf, type Program } from "./program";

/** A workgroup takes a row. */
const forward: Program = {
  name: "SoftmaxCrossEntropy",
  buffers: { logits: "f32", labels: "i32", losses: "out", probabilities: "out" },
  numbers: { classes: "i32" },
  code: `
    ${reductions}
    fn run(row: i32, lane: i32) {
      let first = row * at.classes;
      var largest = -3.4e38;
      for (var c = lane; c < at.classes; c += ${lanes}) { largest = max(largest, logits[first + c]); }
      largest = largestOfLanes(lane, largest);
      var sum = 0.0;
      for (var c = lane; c < at.classes; c += ${lanes}) { sum += exp(logits[first + c] - largest); }
      sum = sumOfLanes(lane, sum);
      for (var c = lane; c < at.classes; c += ${lanes}) { probabilities[first + c] = exp(logits[first + c] - largest) / sum; }
      if (lane == 0) { losses[row] = log(sum) + largest - logits[first + labels[row]]; }
    }`,
};

const backward: Program = {
  name: "SoftmaxCrossEntropyGrad",
  buffers: { probabilities: "f32", labels: "i32", dy: "f32", dlogits: "out" },
  numbers: { classes: "i32", size: "i32" },
  code: `
    fn run(group: i32, lane: i32) {
      let i = group * ${lanes} + lane;
      if (i >= at.size) { return; }
      let row = i / at.classes;
      let wanted = select(0.0, 1.0, i - row * at.classes == labels[row]);
      dlogits[i] = (probabilities[i] - wanted) * dy[row];
    }`,
};

/** @returns losses [rows] and probabilities [rows, classes] */
export function crossEntropy(backend: GpuBackend, logits: TensorInfo, labels: TensorInfo): TensorInfo[] {
  const [rows = 0, classes = 0] = logits.shape;
  const losses = room(backend, [rows]);
  const probabilities = room(backend, logits.shape);
  dispatch(backend, forward, { logits, labels, losses, probabilities }, rows, { classes });
  return [losses, probabilities];
}

/** @returns the slope by the logits [rows, classes] */
export function crossEntropyGrad(
  backend: GpuBackend,
  probabilities: TensorInfo,
  labels: TensorInfo,
  dy: TensorInfo,
): TensorInfo[] {
  const size = sizeOf(probabilities);
  const dlogits = room(backend, probabilities.shape);
  const numbers = { classes: probabilities.shape[1] ?? 0, size };
  dispatch(backend, backward, { probabilities, labels, dy, dlogits }, Math.ceil(size / lanes), numbers);
  return [dlogits];
}
