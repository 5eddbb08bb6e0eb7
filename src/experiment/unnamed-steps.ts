import type { PreparationStep } from "./preparation";

/** What the steps do, whatever they are called. */
export const unnamed = (steps: readonly PreparationStep[]): readonly PreparationStep[] =>
  steps.map((step) => ({ ...step, name: undefined }));
