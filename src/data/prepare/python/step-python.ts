import type { StepOf } from "../../../experiment/preparation";
import type { ExplicitKind } from "../step-rule";
import type { Work, WorkColumn } from "../work";

/** A Python function that a script holds once where one of its steps calls it. */
export interface PythonFunction {
  readonly name: string;
  readonly code: string;
  /** Modules of Python's own that it needs, apart from re. */
  readonly modules?: readonly string[];
  /** It asks for the target as an encoding looks at it: `outcome`. */
  readonly looksAtTarget?: true;
}

/** Lines of Python for what one step did to one column. */
export interface StepCode {
  readonly lines: readonly string[];
  /** The same for each column: a line for all of those, whose names stand in the list `columns`. */
  readonly together?: string;
  /** A scaler of scikit-learn that the label's number goes through once it is made, at the end. */
  readonly scaler?: string;
  /** Names of scikit-learn that they need, by module. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  readonly functions?: readonly PythonFunction[];
}

/** A step at work on one column. */
export interface StepDone<K extends ExplicitKind> {
  readonly step: StepOf<K>;
  readonly before: WorkColumn;
  /** The column after the step: its last operation has what was fitted or counted by a rule of our own. */
  readonly after: WorkColumn;
  /** All columns that became of it. */
  readonly parts: readonly WorkColumn[];
  /** The other columns of numbers at that point. */
  readonly numbers: readonly string[];
  /** The work with the step behind it. */
  readonly work: Work;
}

/**
 * What a kind of step is in Python: the default export of `python.ts` in its folder. The frame is `data`, the training
 * rows are `data[train]`.
 */
export interface StepPython<K extends ExplicitKind> {
  /** What a comment says of a step that the script finds done. */
  comment?(step: StepOf<K>): string | null;
  code?(done: StepDone<K>): StepCode;
  /** It makes numbers of text itself; of another step's text that has become numbers the script does. */
  readonly readsText?: true;
  /** Lines that add the features of a column that the step encoded to the list `features`, each a data frame, in their order. */
  features?(one: WorkColumn, step: StepOf<K>): StepCode;
}
