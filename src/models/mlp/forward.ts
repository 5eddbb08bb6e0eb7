import type { DenseWeights } from "../../experiment/run-event";

/** Applies an activation in place. softmax works over each row of `units`. */
export function activate(values: Float32Array | Float64Array, activation: string, units: number): void {
  switch (activation) {
    case "relu":
      for (let i = 0; i < values.length; i++) values[i] = Math.max(0, values[i] ?? 0);
      return;
    case "tanh":
      for (let i = 0; i < values.length; i++) values[i] = Math.tanh(values[i] ?? 0);
      return;
    case "sigmoid":
      for (let i = 0; i < values.length; i++) values[i] = 1 / (1 + Math.exp(-(values[i] ?? 0)));
      return;
    case "softmax":
      for (let from = 0; from < values.length; from += units) softmax(values.subarray(from, from + units));
      return;
    case "linear":
      return;
    default:
      throw new Error(`Unknown activation: ${activation}`);
  }
}

function softmax(logits: Float32Array | Float64Array): void {
  let largest = -Infinity;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) sum += logits[i] = Math.exp((logits[i] ?? 0) - largest);
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] ?? 0) / sum;
}

/** One dense layer: x [rows, inputs] → [rows, units]. */
function denseForward(layer: DenseWeights, x: Float32Array, rows: number): Float32Array {
  const { inputs, units, kernel, bias } = layer;
  const out = new Float32Array(rows * units);
  for (let r = 0; r < rows; r++) {
    const to = r * units; // no view of the row: ten thousand of them are made for a map
    for (let u = 0; u < units; u++) out[to + u] = bias[u] ?? 0;
    for (let i = 0; i < inputs; i++) {
      const value = x[r * inputs + i] ?? 0;
      if (value === 0) continue;
      const from = i * units;
      for (let u = 0; u < units; u++) out[to + u] = (out[to + u] ?? 0) + value * (kernel[from + u] ?? 0);
    }
  }
  activate(out, layer.activation, units);
  return out;
}

/**
 * The plain forward pass, for maps, single rows and exported pages: equal to the tensors' within 1e-5.
 * @param x [rows, inputs], row-major. @returns activations of every layer, input to output, each [rows, units].
 */
export function forwardAll(layers: readonly DenseWeights[], x: Float32Array, rows: number): readonly Float32Array[] {
  const activations: Float32Array[] = [];
  let values = x;
  for (const layer of layers) {
    values = denseForward(layer, values, rows);
    activations.push(values);
  }
  return activations;
}

/** @returns class probabilities [rows, classes] (two classes: both, from one sigmoid unit), or [rows] standardized values. */
export function forward(layers: readonly DenseWeights[], x: Float32Array, rows: number): Float32Array {
  const last = forwardAll(layers, x, rows).at(-1) ?? x;
  return layers.at(-1)?.activation === "sigmoid" ? bothClasses(last) : last;
}

/** [rows] probabilities of the second class → [rows, 2]. */
export function bothClasses(second: Float32Array): Float32Array {
  const both = new Float32Array(second.length * 2);
  second.forEach((p, i) => {
    both[2 * i] = 1 - p;
    both[2 * i + 1] = p;
  });
  return both;
}
