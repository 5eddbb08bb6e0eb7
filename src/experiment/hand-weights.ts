import type { DenseWeights } from "./run-event";

/** One number of a network that was set by hand. Places are 0-based. */
export interface HandWeight {
  readonly layer: number;
  /** Which input of the layer it weighs; null: it is the unit's bias. */
  readonly from: number | null;
  readonly unit: number;
  readonly value: number;
}

/** One more; the later word on a place holds. */
export const withHandWeight = (weights: readonly HandWeight[] = [], next: HandWeight): HandWeight[] => [
  ...weights.filter(({ layer, from, unit }) => layer !== next.layer || from !== next.from || unit !== next.unit),
  next,
];

/** Where a number stands in its layer; null where the layer has no such place, or batch norm, which is folded into it. */
function placeIn(layer: DenseWeights | undefined, { from, unit }: HandWeight): number | null {
  if (!layer || layer.norm || unit >= layer.units || (from ?? 0) >= layer.inputs) return null;
  return from === null ? unit : from * layer.units + unit;
}

/** The layers with these numbers in place; what names no place of theirs is passed over. */
export function setByHand(layers: readonly DenseWeights[], weights: readonly HandWeight[]): readonly DenseWeights[] {
  return layers.map((layer, at) => {
    const own = weights.filter((each) => each.layer === at && placeIn(layer, each) !== null);
    if (own.length === 0) return layer;
    const [kernel, bias] = [layer.kernel.slice(), layer.bias.slice()];
    for (const each of own) (each.from === null ? bias : kernel)[placeIn(layer, each) ?? 0] = each.value;
    return { ...layer, kernel, bias };
  });
}
