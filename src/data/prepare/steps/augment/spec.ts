import * as v from "valibot";
import { columns, common } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/**
 * Adds changed copies of the training rows' pictures: each moved by up to a share `shift` of its side, turned by up to
 * `rotate` degrees, mirrored or not (`flip` sideways), lighter or darker by up to a share `brightness`, with `noise` of that
 * spread (1 is from black to white). Validation and test stay as they are.
 */
export default {
  stage: "teaching",
  schema: v.object({
    step: v.literal("augment"),
    columns,
    copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    flip: v.picklist(["none", "sideways"]),
    shift: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    rotate: v.pipe(v.number(), v.minValue(0), v.maxValue(180)),
    brightness: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    noise: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
    ...common,
  }),
} as const satisfies StepSpec;
