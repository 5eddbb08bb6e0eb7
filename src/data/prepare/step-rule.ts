import type { NoteReason } from "../../experiment/note-reason";
import type { StepKind, StepOf } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import type { OnDemand } from "../on-demand";
import type { Pieces } from "../pieces";
import type { Work, WorkColumn } from "./work";

/** Kinds of steps that say themselves what they do. */
export type ExplicitKind = Exclude<StepKind, "auto">;

/** A step that is spelt out. */
export type ExplicitStep = StepOf<ExplicitKind>;

/** A column after a step, and what is said of it. */
export interface Repaired {
  readonly column: WorkColumn;
  readonly notes: PreparationNote[];
}

/** What a kind of step does: the default export of `rule.ts` in its folder. */
export interface StepRule<K extends ExplicitKind> {
  /** Whether "all" stands for this column: those the step has something to do with. None where it is absent. */
  meansAll?(one: WorkColumn, work: Work): boolean;
  /** Does the step to columns that are there, in pieces of a column. @param reasons column → why a planned step names it */
  readonly apply?: Apply<K>;
  /** Of a step that is done at another time: what it says in its place in the list. */
  saysInPlace?(step: StepOf<K>, work: Work): PreparationNote[];
  /** Whether the step may leave out rows. */
  dropsRows?(step: StepOf<K>): boolean;
  /** Whether it needs to know the target's values. */
  looksAtTarget?(step: StepOf<K>): boolean;
  /** What is fetched when a step of this kind is first done. Work at once needs it beforehand. */
  readonly part?: OnDemand<object>;
}

export type Apply<K extends ExplicitKind> = (
  work: Work,
  chosen: readonly WorkColumn[],
  step: StepOf<K>,
  reasons?: ReadonlyMap<string, NoteReason>,
) => PreparationNote[] | Pieces<PreparationNote[]>;
