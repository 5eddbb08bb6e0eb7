import type { StepOf } from "../../../../experiment/preparation";
import { quantile, sortedNumbers } from "../../../statistics";
import { numberInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { Repaired, StepRule } from "../../step-rule";
import { nameOf, operated, type Work, type WorkColumn } from "../../work";

/** Holds numbers between two quantiles of the training rows. */
function winsorize(work: Work, one: WorkColumn, step: StepOf<"winsorize">): Repaired {
  if (one.column.kind !== "number") return notANumber(step.step, one);
  const rows = nameOf(one) === work.target ? undefined : work.training;
  const sorted = sortedNumbers(one.column.values, rows);
  if (sorted.length === 0) return { column: one, notes: [] };
  const [low, high] = [quantile(sorted, step.low), quantile(sorted, step.high)];
  const { column, changed } = operated(work, one, { op: "clip", low, high });
  return {
    column,
    notes: [{ step: step.step, column: nameOf(one), reason: "winsorized", changed, values: { low, high } }],
  };
}

export default {
  meansAll: numberInputs,
  apply: byColumn(winsorize, { fitted: ["winsorized"] }),
} satisfies StepRule<"winsorize">;
