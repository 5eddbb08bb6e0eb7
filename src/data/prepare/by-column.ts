import type { NoteReason } from "../../experiment/note-reason";
import type { StepOf } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import type { Pieces } from "../pieces";
import type { Apply, ExplicitKind, Repaired } from "./step-rule";
import { knownRows, nameOf, type Work, type WorkColumn } from "./work";

interface Ways {
  /** Reasons of notes that tell of a statistic: they say of how many training rows. */
  readonly fitted?: readonly NoteReason[];
  /** Columns that are features already are done, too. */
  readonly evenEncoded?: boolean;
}

/** A step that does the same to one column after the other. */
export function byColumn<K extends ExplicitKind>(
  repair: (work: Work, one: WorkColumn, step: StepOf<K>) => Repaired | Pieces<Repaired>,
  { fitted = [], evenEncoded = false }: Ways = {},
): (...given: Parameters<Apply<K>>) => Pieces<PreparationNote[]> {
  return function* (work, chosen, step) {
    const notes: PreparationNote[] = [];
    for (const one of chosen) {
      yield;
      if (one.features && !evenEncoded) {
        notes.push({ step: step.step, column: nameOf(one), reason: "already-encoded", changed: 0 });
        continue;
      }
      const fittedOn = fitted.length > 0 ? knownRows(work, one) : 0;
      const answer = repair(work, one, step);
      const repaired = "next" in answer ? yield* answer : answer;
      work.columns = work.columns.map((other) => (other === one ? repaired.column : other));
      notes.push(...repaired.notes.map((note) => (fitted.includes(note.reason) ? { ...note, fittedOn } : note)));
    }
    return notes;
  };
}
