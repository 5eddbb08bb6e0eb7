import type { DenseWeights } from "../../experiment/run-event";
import type { RowPass } from "../../models/mlp/backward-pass";

/** A product that is part of a sum: this times that. */
export interface Product {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly product: number;
}

/** All that happens at one unit, forward and back. */
export interface UnitLines {
  /** Each input times its weight. */
  readonly forward: readonly Product[];
  readonly bias: number;
  readonly sum: number;
  readonly output: number;
  readonly activation: string;
  /** The units after, each weight times its slope; empty in the last layer. */
  readonly back: readonly Product[];
  readonly blame: number;
  readonly slope: number;
  readonly delta: number;
  /** Each input times this unit's slope: the slope of the loss by its weight; and the weight after a step. */
  readonly weights: readonly (Product & { readonly weight: number; readonly next: number })[];
}

/** Names of the values that a layer sees; layer 0 sees the features. */
export type ValueName = (layer: number, unit: number) => string;

/** @param layer from 1: the first that computes @param rate of the step that is shown */
export function unitLines(
  layers: readonly DenseWeights[],
  pass: RowPass,
  { layer, unit }: { readonly layer: number; readonly unit: number },
  rate: number,
  name: ValueName,
): UnitLines | null {
  const shape = layers[layer - 1];
  const at = pass.layers[layer - 1];
  if (!shape || !at || unit >= shape.units) return null;
  const weightFrom = (input: number) => shape.kernel[input * shape.units + unit] ?? 0;
  const delta = at.deltas[unit] ?? 0;
  const next = layers[layer];
  const after = pass.layers[layer];
  return {
    forward: at.inputs.map((left, input) => {
      const right = weightFrom(input);
      return { name: name(layer - 1, input), left, right, product: left * right };
    }),
    bias: shape.bias[unit] ?? 0,
    sum: at.sums[unit] ?? 0,
    output: at.outputs[unit] ?? 0,
    activation: shape.activation,
    back: (after?.deltas ?? []).map((right, to) => {
      const left = next?.kernel[unit * (next?.units ?? 1) + to] ?? 0;
      return { name: name(layer + 1, to), left, right, product: left * right };
    }),
    blame: at.blames[unit] ?? 0,
    slope: at.slopes[unit] ?? 0,
    delta,
    weights: at.inputs.map((left, input) => {
      const weight = weightFrom(input);
      const product = left * delta;
      return { name: name(layer - 1, input), left, right: delta, product, weight, next: weight - rate * product };
    }),
  };
}
