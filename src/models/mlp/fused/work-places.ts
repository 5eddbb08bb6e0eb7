import { flatSize } from "../flat-layers";
import type { PlannedLayer } from "../layer-plan";
import { panelsOf } from "./panels";

/** Where a layer's numbers of one batch lie. */
export interface LayerPlaces {
  /** What the layer sees, [rows, inputs] in panels: the batch, or the layer before. */
  readonly x: number;
  /** Its activations, [rows, units]. */
  readonly a: number;
  /** Dropout: the mask and what it leaves of the activations; 0 where there is none. */
  readonly mask: number;
  readonly masked: number;
  /** Batch norm: the layer's sums, brought to mean 0 and variance 1 in place; 0 where there is none. */
  readonly normal: number;
  /** The batch's mean, and its 1 / √(variance + ε), each [units]. */
  readonly mean: number;
  readonly factor: number;
}

/** Where everything of a training step lies that is new with every batch. */
export interface StepPlaces {
  readonly layers: readonly LayerPlaces[];
  readonly x: number;
  readonly target: number;
  readonly share: number;
  /** Two slopes of the widest layer, by turns. */
  readonly deltas: readonly [number, number];
  readonly packed: number;
  /** Where the slopes go by a bias that batch norm leaves out. */
  readonly unused: number;
  readonly end: number;
}

/** Where a forward pass lies: two layers' activations by turns, and room to turn one round. */
export interface PassPlaces {
  readonly values: readonly [number, number];
  readonly turned: number;
  readonly packed: number;
  /** The layers' numbers with batch norm folded in, as they lie in the flat vector; 0 where none has it. */
  readonly folded: number;
  readonly end: number;
}

/** Gives out places one after the other, each at a multiple of 64 bytes. */
function places(from: number): (floats: number) => number {
  let next = from;
  return (floats) => {
    const at = (next + 15) & ~15;
    next = at + floats;
    return at;
  };
}

/** What `slopes` lays side by side, besides a layer's slopes. */
const packedInputs = 32;

const widestOf = (plan: readonly PlannedLayer[]): number =>
  plan.reduce((most, { inputs, units }) => Math.max(most, inputs, units), 1);

export function stepPlaces(plan: readonly PlannedLayer[], rows: number, from: number): StepPlaces {
  const take = places(from);
  const padded = 4 * panelsOf(rows);
  const first = plan[0]?.inputs ?? 0;
  const x = take(padded * first);
  let seen = x;
  const layers = plan.map(({ units, dropout, norm }): LayerPlaces => {
    const a = take(padded * units);
    const mask = dropout > 0 ? take(padded * units) : 0;
    const masked = dropout > 0 ? take(padded * units) : 0;
    const normal = norm ? take(padded * units) : 0;
    const [mean, factor] = norm ? [take(units), take(units)] : [0, 0];
    const layer = { x: seen, a, mask, masked, normal, mean, factor };
    seen = masked || a;
    return layer;
  });
  const widest = widestOf(plan);
  const target = take(padded * (plan.at(-1)?.units ?? 1));
  const share = take(padded);
  const deltas = [take(padded * widest), take(padded * widest)] as const;
  const packed = take(Math.max(4 * widest, padded * (widest + packedInputs)));
  const unused = plan.some(({ norm }) => norm) ? take(widest) : 0;
  return { layers, x, target, share, deltas, packed, unused, end: take(0) };
}

export function passPlaces(plan: readonly PlannedLayer[], rows: number, from: number): PassPlaces {
  const take = places(from);
  const size = 4 * panelsOf(rows) * widestOf(plan);
  const [first, second, turned, packed] = [take(size), take(size), take(size), take(4 * widestOf(plan))];
  const folded = plan.some(({ norm }) => norm) ? take(flatSize(plan)) : 0;
  return { values: [first, second], turned, packed, folded, end: take(0) };
}
