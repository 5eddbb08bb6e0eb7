import { labels } from "../../all-means";
import { byColumn } from "../../by-column";
import { notText } from "../../passed-over";
import type { StepRule } from "../../step-rule";
import { nameOf, operated } from "../../work";

export default {
  meansAll: labels,
  apply: byColumn((work, one, { step, keep }) => {
    if (one.column.kind !== "text") return notText(step, one);
    const { column, changed } = operated(work, one, { op: "shorten", keep });
    return { column, notes: [{ step, column: nameOf(one), reason: keep, changed }] };
  }),
} satisfies StepRule<"shorten-labels">;
