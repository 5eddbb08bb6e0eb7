import type { Component } from "svelte";
import type { StepKind, StepOf } from "../../experiment/preparation";
import type { PreparationNote } from "../../experiment/run-event";
import type { ColumnProfile } from "../../experiment/table-profile";
import type { Setting } from "./step-setting";

/** How a kind of step is made, set and told: the default export of its file in `steps`. */
export interface StepForm<K extends StepKind> {
  /** A step with nothing chosen yet. */
  fresh(): StepOf<K>;
  /** What can be set, in the order in which one decides it. */
  settings(step: StepOf<K>): readonly Setting[];
  /** What exactly the step is set to do, in a line. */
  detail(step: StepOf<K>): string;
  /** Whether a column is one to choose; every one where it is absent. */
  fits?(column: ColumnProfile): boolean;
  /** The step with what its columns tell, until the learner says otherwise. */
  withFound?(step: StepOf<K>, chosen: readonly ColumnProfile[]): StepOf<K>;
  /** What was taken from the training rows, by a note of this kind: "mean 4,200, standard deviation 802". */
  fitted?(note: PreparationNote): string;
  /** What the step does, to be looked at. */
  preview?(): Promise<{ default: Component<{ step: StepOf<K>; columns: readonly ColumnProfile[] }> }>;
  /** It is made elsewhere. */
  readonly isNotOffered?: true;
}
