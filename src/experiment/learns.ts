import type { Family } from "./model-spec";

/** What a family learns: to predict the target, to sort rows into groups, or to say its own inputs again. */
export type Learns = "target" | "groups" | "inputs";

/** What each family learns: by it the data are prepared, before any family is loaded. */
export const learnsBy = {
  mlp: "target",
  linear: "target",
  baseline: "target",
  clustering: "groups",
  autoencoder: "inputs",
} as const satisfies Readonly<Record<Family, Learns>>;

export const families = Object.keys(learnsBy) as readonly Family[];
