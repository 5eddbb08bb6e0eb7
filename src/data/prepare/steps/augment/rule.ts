import { onDemand } from "../../../on-demand";
import type { StepRule } from "../../step-rule";

/** Few trainings change pictures. */
export const pictureCopies = onDemand(() => import("./with-copies"));

export default {
  // Pictures are copied when everything else is done: see `withCopies`.
  saysInPlace: () => [],
  part: pictureCopies,
} satisfies StepRule<"augment">;
