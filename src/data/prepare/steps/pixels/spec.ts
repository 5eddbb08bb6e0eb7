import * as v from "valibot";
import { columns, common, picturePixels } from "../../../../experiment/step-fields";
import type { StepSpec } from "../../../../experiment/step-spec";

/** Pictures to their pixels, each a number: brightness, or red, green and blue. */
export default {
  stage: "encoding",
  schema: v.object({
    step: v.literal("pixels"),
    columns,
    width: picturePixels,
    height: picturePixels,
    colour: v.picklist(["gray", "rgb"]),
    range: v.picklist(["0-1", "-1-1", "0-255"]),
    ...common,
  }),
} as const satisfies StepSpec;
