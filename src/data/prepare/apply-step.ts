import type { NoteReason } from "../../experiment/note-reason";
import { makesFeatures } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import type { Pieces } from "../pieces";
import type { ExplicitStep } from "./step-rule";
import { ruleOf } from "./step-rules";
import { nameOf, type Work } from "./work";

/**
 * Does one step to the work, in pieces of a column, and says what it did. A column that is not there is passed over with
 * a note, and so is the target where the step is for features: it is repaired, but not filled, rescaled or encoded.
 * @param reasons column → why a planned step names it; "asked" where absent
 */
export function* applyStep(
  work: Work,
  step: ExplicitStep,
  reasons?: ReadonlyMap<string, NoteReason>,
): Pieces<PreparationNote[]> {
  const rule = ruleOf(step.step);
  if (rule.saysInPlace) return rule.saysInPlace(step, work);
  const named = columnsOf(step);
  const present = new Set(work.columns.map(nameOf));
  const notes: PreparationNote[] = [];
  if (named !== "all") {
    for (const column of named) {
      if (!present.has(column)) notes.push({ step: step.step, column, reason: "no-such-column", changed: 0 });
    }
  }
  const sparesTarget = makesFeatures(step.step);
  if (sparesTarget && named !== "all" && named.includes(work.target) && present.has(work.target)) {
    notes.push({ step: step.step, column: work.target, reason: "target-kept", changed: 0 });
  }
  const chosen = work.columns.filter((one) =>
    named === "all"
      ? rule.meansAll?.(one, work)
      : named.includes(nameOf(one)) && !(sparesTarget && nameOf(one) === work.target),
  );
  const done = rule.apply?.(work, chosen, step, reasons) ?? [];
  return [...notes, ...("next" in done ? yield* done : done)];
}

function columnsOf(step: ExplicitStep): "all" | readonly string[] {
  if ("column" in step) return [step.column];
  return "columns" in step ? step.columns : [];
}
