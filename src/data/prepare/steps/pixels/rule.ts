import { isPictures } from "../../../images/picture-column";
import { onDemand } from "../../../on-demand";
import { inputs } from "../../all-means";
import { byColumn } from "../../by-column";
import type { StepRule } from "../../step-rule";

/** Pictures are rare among tables. */
const part = onDemand(() => import("./to-pixels"));

export default {
  meansAll: (one, work) => isPictures(one.column) && inputs(one, work),
  part,
  apply: byColumn(function* (work, one, step) {
    return yield* (yield* part.inPieces()).toPixels(work, one, step);
  }),
} satisfies StepRule<"pixels">;
