import { getContext, setContext } from "svelte";
import type { Bench } from "../../bench/bench.svelte";
import type { BenchEvidence } from "../../bench/evidence.svelte";
import type { Experiment } from "../../experiment/experiment";
import { answerTo, questionsOf, type Answers } from "../../lesson/answers";
import type { Evidence } from "../../lesson/checks/evidence";
import { notAttempted, type Grade } from "../../lesson/checks/grade";
import type { CheckSpec, Lesson, LessonStep } from "../../lesson/lesson";
import type { LessonProgress } from "../../storage/progress";

/** One check of a step: its place in the lesson is its name in the progress. */
export interface GradedCheck {
  readonly id: string;
  readonly check: CheckSpec;
  readonly grade: Grade;
}

const checksOf = (step: LessonStep): readonly CheckSpec[] =>
  step.blocks.flatMap((block) => (block.type === "check" ? [block.check] : []));

/** Where a learner is in a lesson: the step in hand, answers, hints, and how the checks stand on the bench's runs. */
export class LessonState {
  /** Index of the step in hand. */
  at = $state(0);
  answers = $state.raw<Answers>({});
  hints = $state.raw<Readonly<Record<string, number>>>({});
  /** Ids of the steps that had what they ask for; a step that was gone past is not done. */
  done = $state.raw<readonly string[]>([]);
  /** Ids of the checks that held at the end of a run, or at rest. */
  passed = $state.raw<readonly string[]>([]);
  finished = $state(false);
  /** The last run that had ended when the step in hand was taken up. */
  #endedBefore = $state<string | null>(null);

  readonly lesson: Lesson;
  readonly bench: Bench;
  readonly evidence: BenchEvidence;
  readonly #changed: () => void;

  constructor(lesson: Lesson, bench: Bench, evidence: BenchEvidence, changed: () => void) {
    this.lesson = lesson;
    this.bench = bench;
    this.evidence = evidence;
    this.#changed = changed;
    void this.#loadGrading();
  }

  /** Grades checks; it comes with the first step that has some. */
  #grade = $state.raw<((check: CheckSpec, evidence: Evidence) => Grade) | null>(null);

  readonly step = $derived.by<LessonStep | undefined>(() => this.lesson.steps[this.at]);
  /** Index of the furthest step the learner has been to. */
  readonly reached = $derived.by(() =>
    this.lesson.steps.reduce(
      (furthest, step, index) => (this.done.includes(step.id) ? Math.max(index, furthest) : furthest),
      this.at,
    ),
  );
  readonly isLast = $derived.by(() => this.at >= this.lesson.steps.length - 1);

  readonly #seen = $derived.by<Evidence>(() => ({
    experiment: this.bench.experiment,
    run: this.bench.run,
    kept: this.bench.kept,
    openings: this.bench.openings,
    exported: this.evidence.exported,
    predicted: this.evidence.predicted,
  }));

  /** The checks of the step in hand, as they stand now. */
  readonly checks = $derived<readonly GradedCheck[]>(
    this.step
      ? checksOf(this.step).map((check, index) => ({
          id: `${this.step?.id}/${index}`,
          check,
          grade: this.#grade?.(check, this.#seen) ?? notAttempted(),
        }))
      : [],
  );
  readonly allMet = $derived(this.checks.every((check) => check.grade.state === "met"));
  readonly #answered = $derived(
    this.step ? questionsOf(this.step).every((question) => answerTo(question, this.answers) !== undefined) : true,
  );
  readonly #lastEnded = $derived.by(() => {
    const { run, kept } = this.bench;
    return run && (run.result || run.failure) ? run.id : (kept.at(-1)?.id ?? null);
  });
  readonly #ran = $derived(this.step?.kind !== "run" || this.#lastEnded !== this.#endedBefore);

  /** Whether the step in hand has what it asks for. What was reached once stays reached. */
  readonly complete = $derived(
    this.step !== undefined &&
      (this.done.includes(this.step.id) ||
        (this.#answered && this.#ran && (this.allMet || this.checks.every((check) => this.passed.includes(check.id))))),
  );

  answer(questionId: string, answer: number | string): void {
    this.answers = { ...this.answers, [questionId]: answer };
    this.#changed();
  }

  /** How many hints of a step are open; its id may be any word, "constructor" too. */
  hintsOpened(stepId: string): number {
    return Object.hasOwn(this.hints, stepId) ? (this.hints[stepId] ?? 0) : 0;
  }

  openHint(): void {
    const id = this.step?.id;
    if (id === undefined) return;
    this.hints = { ...this.hints, [id]: this.hintsOpened(id) + 1 };
    this.#changed();
  }

  /** Keeps that these checks held: a later run does not take it back. */
  keepPassed(): void {
    const held = this.checks.filter((check) => check.grade.state === "met" && !this.passed.includes(check.id));
    if (held.length === 0) return;
    this.passed = [...this.passed, ...held.map((check) => check.id)];
    this.#changed();
  }

  goOn(): void {
    const id = this.step?.id;
    if (id !== undefined && this.complete && !this.done.includes(id)) this.done = [...this.done, id];
    if (this.isLast) this.finished = true;
    else this.#takeUp(this.at + 1);
    this.#changed();
  }

  goTo(index: number): void {
    this.#takeUp(index);
    this.#changed();
  }

  #takeUp(index: number): void {
    this.at = Math.max(0, Math.min(index, this.lesson.steps.length - 1));
    this.#endedBefore = this.#lastEnded;
    void this.#loadGrading();
  }

  async #loadGrading(): Promise<void> {
    if (this.#grade || !this.step || checksOf(this.step).length === 0) return;
    const { grade } = await import("../../lesson/checks/registry");
    this.#grade = grade;
  }

  /** Takes up a step that was not come to: those before it count as gone past. */
  begin(stepId: string): void {
    this.#takeUp(this.lesson.steps.findIndex((step) => step.id === stepId));
  }

  anew(): void {
    this.answers = {};
    this.hints = {};
    this.done = [];
    this.passed = [];
    this.finished = false;
    this.evidence.exported = [];
    this.evidence.predicted = 0;
    this.#takeUp(0);
  }

  toProgress(experiment: Experiment): LessonProgress {
    return {
      format: 1,
      step: this.step?.id,
      done: [...this.done],
      answers: { ...this.answers },
      hints: { ...this.hints },
      checks: [...this.passed],
      finished: this.finished,
      exported: [...this.evidence.exported],
      predicted: this.evidence.predicted,
      experiment,
      openings: this.bench.openings,
    };
  }

  /** Goes on where the learner left the lesson. */
  take(kept: LessonProgress): void {
    this.at = Math.max(
      0,
      this.lesson.steps.findIndex((step) => step.id === kept.step),
    );
    this.answers = kept.answers;
    this.hints = kept.hints;
    this.done = kept.done;
    this.passed = kept.checks;
    this.finished = kept.finished;
    this.evidence.exported = kept.exported ?? [];
    this.evidence.predicted = kept.predicted ?? 0;
    void this.#loadGrading();
  }
}

const key = Symbol("lesson state");
export const provideLesson = (state: LessonState): LessonState => setContext(key, state);
export const getLesson = (): LessonState => getContext<LessonState>(key);
