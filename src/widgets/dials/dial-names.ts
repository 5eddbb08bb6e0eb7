export const dialNames = [
  "learning-rate",
  "batch-size",
  "epochs",
  "l2",
  "optimizer",
  "schedule",
  "activation",
  "dropout",
  "batch-norm",
  "early-stopping",
  "class-weights",
  "seed",
  "more",
] as const;
export type DialName = (typeof dialNames)[number];

export const isDialName = (word: unknown): boolean => dialNames.some((name) => name === word);
