/** A slider's positions, 0 to 1, against its values. */
export interface SliderScale {
  readonly kind: "linear" | "log";
  readonly min: number;
  readonly max: number;
  /** Only whole values. */
  readonly whole: boolean;
  /** On a log scale: the left end means 0. */
  readonly zero: boolean;
}

/** The share of a log scale with `zero` that means 0. */
const zeroShare = 0.04;

export function positionOf(scale: SliderScale, value: number): number {
  const { min, max, kind } = scale;
  if (kind === "linear") return clamp((value - min) / (max - min));
  if (scale.zero && value < min) return 0;
  const along = clamp(Math.log(value / min) / Math.log(max / min));
  return scale.zero ? zeroShare + along * (1 - zeroShare) : along;
}

/** Rounded so that a dragged value reads well: two figures on a log scale, a thousandth of the range on a linear one. */
export function valueAt(scale: SliderScale, position: number): number {
  const { min, max, kind } = scale;
  let value: number;
  if (kind === "linear") {
    const grain = 10 ** Math.floor(Math.log10((max - min) / 100));
    value = Math.round((min + position * (max - min)) / grain) * grain;
  } else {
    if (scale.zero && position < zeroShare) return 0;
    const along = scale.zero ? (position - zeroShare) / (1 - zeroShare) : position;
    value = Number((min * (max / min) ** along).toPrecision(2));
  }
  if (scale.whole) value = Math.round(value);
  return Math.min(max, Math.max(min, Number(value.toPrecision(6))));
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
