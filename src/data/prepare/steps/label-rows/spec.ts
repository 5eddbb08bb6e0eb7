import * as v from "valibot";
import { common, mostPlacedRows, name, rowsByHand } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Labels that a person gave row by row: label → rows. They stand in the column, new or there already, before any other
 * step: it may be the target. A row has one label.
 */
export default {
  stage: "repair",
  schema: v.object({
    step: v.literal("label-rows"),
    column: v.pipe(name, v.minLength(1)),
    labels: v.pipe(
      v.record(v.pipe(name, v.minLength(1)), rowsByHand),
      v.check((labels) => {
        const rows = Object.values(labels).flat();
        return rows.length <= mostPlacedRows && new Set(rows).size === rows.length;
      }),
    ),
    ...common,
  }),
} as const satisfies StepSpec;
