import { numberInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { StepRule } from "../../step-rule";
import { nameOf, operated } from "../../work";

export default {
  meansAll: numberInputs,
  /** sign(x) · ln(1 + |x|), so that zeros and losses have one, too. */
  apply: byColumn((work, one, { step }) => {
    if (one.column.kind !== "number") return notANumber(step, one);
    const { column, changed } = operated(work, one, { op: "log" });
    return { column, notes: [{ step, column: nameOf(one), reason: "long-tail", changed }] };
  }),
} satisfies StepRule<"log">;
