import { byColumn } from "../../by-column";
import { notText } from "../../passed-over";
import type { StepRule } from "../../step-rule";
import { nameOf, operated } from "../../work";

export default {
  apply: byColumn((work, one, { step, units }) => {
    if (one.column.kind !== "text") return notText(step, one);
    const { decimal } = work.table.reading;
    const { column, changed } = operated(work, one, { op: "parse-quantity", decimal, units });
    return { column, notes: [{ step, column: nameOf(one), reason: "quantity", changed }] };
  }),
} satisfies StepRule<"parse-quantities">;
