import type { Learner } from "./learner.ts";

const found = import.meta.glob<(learner: Learner) => Promise<void>>("./walks/*.ts", { import: "walk", eager: true });

/** One walk a lesson, by the lesson's id: from its first step to its last, every check met. */
export const walks: ReadonlyMap<string, (learner: Learner) => Promise<void>> = new Map(
  Object.entries(found).map(([file, walk]) => [file.replace(/^.*\/|\.ts$/g, ""), walk]),
);
