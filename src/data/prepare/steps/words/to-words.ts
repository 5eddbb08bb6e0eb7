import type { StepOf } from "../../../../experiment/preparation";
import type { Pieces } from "../../../pieces";
import { wordsOf } from "../../../words";
import { encodingAs } from "../../encoded";
import { notText } from "../../passed-over";
import type { Repaired } from "../../step-rule";
import { counted, mostFrequent, rarity } from "../../text-counts";
import { nameOf, type Work, type WorkColumn } from "../../work";

/** Text to a number for each of the most frequent words of the training rows. */
export function* toWords(work: Work, one: WorkColumn, step: StepOf<"words">): Pieces<Repaired> {
  if (one.column.kind !== "text") return notText(step.step, one);
  const name = nameOf(one);
  const all = counted(work, one, wordsOf);
  const chosen = mostFrequent(all, step.most);
  const words = chosen.map(({ part }) => part);
  const weights = step.as === "tf-idf" ? { weights: rarity(work, chosen) } : {};
  const operation = { op: "words", words, as: step.as, ...weights } as const;
  const names = words.map((word) => `${name}: ${word}`);
  return {
    column: yield* encodingAs(work, one, operation, names),
    notes: [{ step: step.step, column: name, reason: "words", values: { words: words.length, of: all.length } }],
  };
}
