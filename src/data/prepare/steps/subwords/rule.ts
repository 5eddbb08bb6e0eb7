import { onDemand } from "../../../on-demand";
import { labelInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import type { StepRule } from "../../step-rule";

const part = onDemand(() => import("./to-subwords"));

export default {
  meansAll: labelInputs,
  part,
  apply: byColumn(
    function* (work, one, step) {
      return yield* (yield* part.inPieces()).toSubwords(work, one, step);
    },
    { fitted: ["subwords"] },
  ),
} satisfies StepRule<"subwords">;
