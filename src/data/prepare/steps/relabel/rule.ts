import { byColumn } from "../../by-column";
import type { StepRule } from "../../step-rule";
import { nameOf, operated } from "../../work";

export default {
  apply: byColumn((work, one, { step, labels }) => {
    const { column, changed } = operated(work, one, { op: "relabel", labels });
    return { column, notes: [{ step, column: nameOf(one), reason: "asked", changed }] };
  }),
} satisfies StepRule<"relabel">;
