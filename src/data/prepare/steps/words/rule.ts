import { onDemand } from "../../../on-demand";
import { labelInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import type { StepRule } from "../../step-rule";

/** Text is rare among tables, and what learns from it weighs. */
const part = onDemand(() => import("./to-words"));

export default {
  meansAll: labelInputs,
  part,
  apply: byColumn(
    function* (work, one, step) {
      return yield* (yield* part.inPieces()).toWords(work, one, step);
    },
    { fitted: ["words"] },
  ),
} satisfies StepRule<"words">;
