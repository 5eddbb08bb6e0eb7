import * as v from "valibot";
import { countText, defineCheck } from "./check";
import { met, notAttempted, open } from "./grade";

const parameters = v.strictObject({ min: v.optional(countText, "1"), max: countText });

/** How often the sealed test was opened. */
export const opened = defineCheck("opened", parameters, ({ min, max }, { openings }) => {
  const gauge = { min: 0, max: Math.max(max, openings) + 1, from: min, to: max, value: openings };
  const extra = { value: openings, target: max, gauge };
  if (openings < min) return notAttempted("test-closed");
  return openings <= max ? met(extra) : open("opened-too-often", { openings, max }, extra);
});
