import type { PreparationStep } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import { applyStep } from "./apply-step";
import { proposals, type Proposal } from "./propose";
import type { Work } from "./work";

/** A step as it was done, with what it did. */
export interface DoneStep extends Proposal {
  readonly notes: readonly PreparationNote[];
}

/** Does the steps in their order; "auto" becomes what the table asks for at that point. */
export function runSteps(work: Work, steps: readonly PreparationStep[]): DoneStep[] {
  const done: DoneStep[] = [];
  for (const step of steps) {
    if (step.off) continue;
    const explicit: Proposal[] = step.step === "auto" ? proposals(work) : [{ step }];
    for (const proposal of explicit)
      done.push({ ...proposal, notes: applyStep(work, proposal.step, proposal.reasons) });
  }
  return done;
}

const dropsRows = ({ step }: Proposal): boolean =>
  step.step === "drop-duplicates" ||
  step.step === "drop-rows-missing" ||
  (step.step === "outliers" && step.action === "drop-rows");

/**
 * Does steps again that were done before, on the rows that were left: what drops rows is passed over.
 * @returns the first notes (they tell of all rows) with the numbers fitted now
 */
export function runAgain(work: Work, done: readonly DoneStep[]): PreparationNote[] {
  return done.flatMap((one) => {
    if (dropsRows(one)) return one.notes;
    const again = applyStep(work, one.step, one.reasons);
    return one.notes.map((note) => {
      const now = again.find(({ column, reason }) => column === note.column && reason === note.reason);
      return now?.values ? { ...note, values: now.values } : note;
    });
  });
}
