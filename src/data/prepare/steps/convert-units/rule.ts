import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { StepRule } from "../../step-rule";
import { nameOf, operated } from "../../work";

export default {
  apply: byColumn((work, one, { step, below, factor }) => {
    if (one.column.kind !== "number") return notANumber(step, one);
    const { column, changed } = operated(work, one, { op: "convert", below, factor });
    return { column, notes: [{ step, column: nameOf(one), reason: "unit", changed, values: { below, factor } }] };
  }),
} satisfies StepRule<"convert-units">;
