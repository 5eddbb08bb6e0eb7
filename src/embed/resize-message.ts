import * as v from "valibot";

/** The height that a frame of ours tells, in whole px. public/embed.js reads the same, without a library. */
const resize = v.object({
  type: v.literal("learning-curve/resize"),
  version: v.literal(1),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const mostPx = 20_000;

/** The height that a message says; null where it says none. The sender is the caller's to check. */
export function readResize(data: unknown): number | null {
  const outcome = v.safeParse(resize, data);
  return outcome.success ? Math.min(mostPx, outcome.output.height) : null;
}
