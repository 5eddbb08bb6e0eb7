import type { DenseWeights } from "../../experiment/run-event";
import { activationSlope } from "./activation-slope";
import { activate } from "./forward";

/** One dense layer in one row's way through a network, forward and back; each list has a number a unit unless said. */
export interface LayerPass {
  /** What the layer sees [inputs]. */
  readonly inputs: readonly number[];
  /** Inputs times weights, and the bias. */
  readonly sums: readonly number[];
  readonly outputs: readonly number[];
  /** ∂output/∂sum: the activation's slope there; 1 in the last layer, whose slope is part of `deltas`. */
  readonly slopes: readonly number[];
  /** ∂loss/∂output: what comes back from the layer after; in the last layer as `deltas`. */
  readonly blames: readonly number[];
  /** ∂loss/∂sum = blame × slope; also ∂loss/∂bias. */
  readonly deltas: readonly number[];
  /** ∂loss/∂weight = input × delta [inputs * units], as the kernel. */
  readonly kernelSlopes: readonly number[];
}

export interface RowPass {
  readonly layers: readonly LayerPass[];
  readonly loss: number;
}

/**
 * One row through a network and back, every number kept: cross-entropy of a sigmoid unit or a softmax, or the squared
 * error of a linear unit. In all three ∂loss/∂sum of the last layer is output − target, times 2 for the squared error.
 * @param x [inputs] @param y class index, or the standardized target.
 * Source: Rumelhart, Hinton and Williams 1986.
 */
export function rowPass(layers: readonly DenseWeights[], x: ArrayLike<number>, y: number): RowPass {
  const seen: number[][] = [Array.from(x)];
  const sums: number[][] = [];
  for (const layer of layers) {
    const input = seen.at(-1) ?? [];
    const sum = Array.from({ length: layer.units }, (_, unit) =>
      input.reduce(
        (total, value, i) => total + value * (layer.kernel[i * layer.units + unit] ?? 0),
        layer.bias[unit] ?? 0,
      ),
    );
    sums.push(sum);
    const outputs = Float64Array.from(sum);
    activate(outputs, layer.activation, layer.units);
    seen.push([...outputs]);
  }
  const last = layers.at(-1);
  const answer = seen.at(-1) ?? [];
  const { loss, deltas: first } = lossOf(last?.activation ?? "linear", answer, y);

  const passes: LayerPass[] = [];
  let blames = first;
  layers.toReversed().forEach((layer, back) => {
    const at = layers.length - 1 - back;
    const inputs = seen[at] ?? [];
    const outputs = seen[at + 1] ?? [];
    const slopes =
      back === 0 ? outputs.map(() => 1) : outputs.map((output) => activationSlope(layer.activation, output));
    const deltas = blames.map((blame, unit) => blame * (slopes[unit] ?? 0));
    passes.unshift({
      inputs,
      sums: sums[at] ?? [],
      outputs,
      slopes,
      blames,
      deltas,
      kernelSlopes: inputs.flatMap((input) => deltas.map((delta) => input * delta)),
    });
    blames = inputs.map((_, i) =>
      deltas.reduce((total, delta, unit) => total + delta * (layer.kernel[i * layer.units + unit] ?? 0), 0),
    );
  });
  return { layers: passes, loss };
}

/** A probability this small still has a logarithm, as in the metrics. */
const smallestProbability = 1e-7;

function lossOf(activation: string, answer: readonly number[], y: number): { loss: number; deltas: readonly number[] } {
  const [p = 0] = answer;
  if (activation === "linear") return { loss: (p - y) ** 2, deltas: [2 * (p - y)] };
  const right = activation === "softmax" ? (answer[y] ?? 0) : y === 1 ? p : 1 - p;
  const targets = activation === "softmax" ? answer.map((_, c) => (c === y ? 1 : 0)) : [y];
  return {
    loss: -Math.log(Math.max(smallestProbability, right)),
    deltas: answer.map((output, unit) => output - (targets[unit] ?? 0)),
  };
}
