import * as v from "valibot";

/**
 * What the page around an embed may tell it. Any page may embed, so no list of origins could be right; the one sender
 * that counts is the window this frame stands in, and what it may ask for gives nothing away and changes nothing kept:
 * the look, which it could as well put into the address, and the height, which it is sent anyway.
 */
const hostMessage = v.variant("type", [
  v.strictObject({
    type: v.literal("learning-curve/theme"),
    version: v.literal(1),
    theme: v.picklist(["light", "dark", "auto"]),
  }),
  v.strictObject({ type: v.literal("learning-curve/measure"), version: v.literal(1) }),
]);
export type HostMessage = v.InferOutput<typeof hostMessage>;

/** A message of the page around this one; null for everything else, whoever sent it. */
export function readHostMessage({ source, data }: Pick<MessageEvent<unknown>, "source" | "data">): HostMessage | null {
  if (window.parent === window || source !== window.parent) return null;
  const outcome = v.safeParse(hostMessage, data);
  return outcome.success ? outcome.output : null;
}
