/** Maps a value of a domain to a pixel. */
export type Scale = (value: number) => number;

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const factor = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}

export function log([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const inLog = linear([Math.log(from), Math.log(to)], [start, end]);
  return (value) => inLog(Math.log(Math.max(value, Number.MIN_VALUE)));
}

/** The step of 1, 2 or 5 times a power of ten that cuts a range into about `count` parts. */
function tickStep(min: number, max: number, count: number): number {
  const rough = (max - min) / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead >= 7.07 ? 10 : lead >= 3.16 ? 5 : lead >= 1.41 ? 2 : 1) * power;
}

/** Round values within [min, max], about `count` of them. */
export function ticks(min: number, max: number, count: number): number[] {
  const step = tickStep(min, max, count);
  const values: number[] = [];
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++)
    values.push(Number((i * step).toPrecision(12)));
  return values;
}

/** The least round value that is not under `value`: the end of an axis from 0. */
export function roundUp(value: number, count = 5): number {
  const step = tickStep(0, value, count);
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(12));
}
