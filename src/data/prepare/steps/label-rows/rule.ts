import type { StepRule } from "../../step-rule";
import { labelNote } from "./hand-labels";

export default {
  // Done before all others: see `handLabelled`.
  saysInPlace: (step, work) => [labelNote(step, work.sourceRows)],
} satisfies StepRule<"label-rows">;
