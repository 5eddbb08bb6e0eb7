import type { Training } from "./training";

/** What holds where an Experiment does not say. Beside the schema, which a page need not load to know it. */
export const trainingDefaults = {
  weightDecay: 0.01,
  schedule: "constant",
  steps: { everyEpochs: 10, factor: 0.5 },
  warmUp: { epochs: 5, then: "constant" },
  oneCycle: { rise: 0.3, startDivisor: 25, endDivisor: 10_000 },
  l1: 0,
  l2: 0,
  clip: null,
} as const satisfies Partial<Training>;
