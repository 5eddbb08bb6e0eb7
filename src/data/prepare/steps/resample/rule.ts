import type { StepRule } from "../../step-rule";

export default {
  // Rows are drawn again when everything else is done: see `resampled`.
  saysInPlace: () => [],
} satisfies StepRule<"resample">;
