import { createRandom } from "../../experiment/random";

/** The course as a training run: a point is [lessons passed, loss]. */
export type LossPoint = readonly [lessons: number, loss: number];

/** What a smooth learner's loss would be after `t` of `count` lessons: from 1 to almost nothing. */
export function expectedLoss(t: number, count: number): number {
  const along = (t * 38) / count;
  return 0.8 * Math.exp(-along / 5.6) + 0.165 * Math.max(0, 1 - t / (count + 1)) ** 1.5 + 0.035;
}

/** Jagged, as a measurement is, from the start to `here`; the same jags every time. */
export function measuredLoss(here: number, count: number): readonly LossPoint[] {
  const random = createRandom(14, "course loss");
  const perLesson = 11;
  const points: LossPoint[] = [];
  let drift = 0;
  for (let k = 0; k <= here * perLesson + 0.5; k++) {
    const t = k / perLesson;
    drift = 0.55 * drift + (random.next() - 0.5) * 0.075 * Math.exp((-t * 38) / count / 9);
    // The jags begin and end on the expected curve, so that the dotted part goes on where they stop.
    const fade = Math.min(1, k / 4) * Math.max(0, Math.min(1, (here - t) * 3 + 0.15));
    points.push([t, expectedLoss(t, count) + drift * fade]);
  }
  return points;
}

/** The dotted part. */
export function expectedFrom(here: number, count: number): readonly LossPoint[] {
  const points: LossPoint[] = [];
  for (let t = here; t < count; t += 0.1) points.push([t, expectedLoss(t, count)]);
  return [...points, [count, expectedLoss(count, count)]];
}

/** The curve's loss at `t`, measured where there is a measurement. */
export function lossAt(t: number, measured: readonly LossPoint[], count: number): number {
  const next = measured.findIndex(([at]) => at > t);
  const [b, a] = [measured[next], measured[next - 1]];
  if (!a || !b) return expectedLoss(t, count);
  return a[1] + ((b[1] - a[1]) * (t - a[0])) / (b[0] - a[0]);
}
