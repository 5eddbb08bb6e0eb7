import type { Repaired } from "./step-rule";
import { nameOf, type WorkColumn } from "./work";

/** What a step for numbers does to a column of text: nothing, with a note. */
export const notANumber = (step: string, one: WorkColumn): Repaired => ({
  column: one,
  notes: [{ step, column: nameOf(one), reason: "not-a-number", changed: 0 }],
});

/** What a step for text does to a column of numbers. */
export const notText = (step: string, one: WorkColumn): Repaired => ({
  column: one,
  notes: [{ step, column: nameOf(one), reason: "not-text" }],
});
