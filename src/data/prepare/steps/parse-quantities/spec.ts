import * as v from "valibot";
import { columns, common, finite, name } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Text that holds a quantity ("3.5 kg", "$1,200", "45 %") to its number times the unit's factor; "" is no unit, and
 * counts 1 where it is not named. What holds no number, or another unit, becomes missing.
 */
export default {
  stage: "repair",
  schema: v.object({ step: v.literal("parse-quantities"), columns, units: v.record(name, finite), ...common }),
} as const satisfies StepSpec;
