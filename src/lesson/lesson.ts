import type { Experiment } from "../experiment/experiment";
import type { Carried } from "./carry-over";
import type { RuleName } from "./tutor/remark";

/** A lesson as parsed from Markdown: a plain tree that the page renders as components; no HTML anywhere. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** Chapter folder, such as "1-prepare". */
  readonly chapter: string;
  readonly minutes: number;
  readonly lede: readonly Block[];
  /** Id of the lesson whose work this one may go on with. */
  readonly continues?: string;
  /** What it then takes over of that work. */
  readonly carries: Carried;
  /** Heading of the bench. */
  readonly bench: string;
  /** Place within the chapter. */
  readonly order: number;
  /** False where the starting Experiment cannot run at all (that may be the lesson's point). */
  readonly startRuns: boolean;
  /** What the tutor keeps to itself here, because the lesson leads to it. */
  readonly tutorSilent: readonly RuleName[];
  readonly steps: readonly LessonStep[];
  /** What is wrong in the source; shown as boxes in their places, the rest renders. */
  readonly problems: readonly LessonProblem[];
}

export interface LessonProblem {
  readonly line: number;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type StepKind = "why" | "predict" | "run" | "look" | "check" | "explain" | "recap" | "next";

export interface LessonStep {
  /** Unique in the lesson; "s1", "s2", … unless given. */
  readonly id: string;
  readonly line: number;
  readonly kind: StepKind;
  /** Empty: the kind's name alone. */
  readonly title: string;
  /** Widgets on the bench, in order; inherited from the step before unless given. */
  readonly bench: readonly string[];
  readonly blocks: readonly Block[];
  readonly hints: readonly (readonly Block[])[];
}

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "emphasis" | "strong"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "link"; readonly href: string; readonly children: readonly Inline[] }
  /** A link `[word](glossary:id)`. */
  | { readonly type: "term"; readonly id: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly type: "code"; readonly text: string; readonly language: string }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | {
      readonly type: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly type: "question"; readonly question: Question }
  | { readonly type: "check"; readonly check: CheckSpec; readonly line: number }
  | {
      readonly type: "widget";
      readonly widget: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly line: number;
    }
  /** `tex` may be empty: `text` alone is a line of mathematics. */
  | { readonly type: "math"; readonly tex: string; readonly text: string }
  | { readonly type: "problem"; readonly problem: LessonProblem };

/** Choose or write. Nothing is punished: each choice has its own answer, and the model answer is shown after. */
export interface Question {
  readonly id: string;
  readonly prompt: readonly Block[];
  /** Empty: the learner writes. */
  readonly choices: readonly {
    readonly text: readonly Inline[];
    readonly right: boolean;
    readonly reason: readonly Inline[];
  }[];
  /** A prediction (asked before anything runs) is never graded. */
  readonly prediction: boolean;
  readonly answer: readonly Block[];
}

/** `::check{metric=validation.accuracy min=0.95 text="…"}`: a named check with parameters, never an expression. */
export interface CheckSpec {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** A lesson with the Experiment it starts from. */
export interface LessonBundle {
  readonly lesson: Lesson;
  readonly start: Experiment;
}
