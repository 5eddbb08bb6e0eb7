import { describe, expect, test } from "vitest";
import type { Bench } from "../../bench/bench.svelte";
import { BenchEvidence } from "../../bench/evidence.svelte";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { newRunRecord, type RunRecord } from "../../experiment/run-record";
import { parseLesson } from "../../lesson/parse-lesson";
import type { LessonProgress } from "../../storage/progress";
import { LessonState } from "./lesson-state.svelte";

const lesson = parseLesson(
  `---
format: 1
title: T
minutes: 10
bench: B
---
::step{kind=predict}

:::question{id=guess prediction}
Which?

- [x] This.
  So.
- [ ] That.
  Not so.
:::

::step{kind=run}

Train.

::step{kind=check}

::check{predicted count=1}

:::hint
Ask it.
:::

::step{kind=recap}

Keep.
`,
  { id: "t", chapter: "0-start" },
);

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 50, noise: 0.1 },
  target: "class",
};

function open(kept: LessonProgress | null = null) {
  let saves = 0;
  const bench = { experiment, run: null as RunRecord | null, kept: [] as RunRecord[], openings: 0 };
  const evidence = new BenchEvidence(() => saves++);
  const state = new LessonState(lesson, bench as unknown as Bench, evidence, () => saves++);
  if (kept) state.take(kept);
  return { state, bench, evidence, saves: () => saves };
}

describe("a lesson", () => {
  test("is written without mistakes", () => expect(lesson.problems).toEqual([]));

  test("a step with a question is complete once it is answered, whatever the answer", () => {
    const { state, saves } = open();
    expect(state.complete).toBe(false);
    state.answer("guess", 1);
    expect(state.complete).toBe(true);
    expect(saves()).toBe(1);
    state.goOn();
    expect(state.at).toBe(1);
    expect(state.done).toEqual(["s1"]);
  });

  test("one can go on anyway; the step is then not done", () => {
    const { state } = open();
    state.goOn();
    expect(state.at).toBe(1);
    expect(state.done).toEqual([]);
    expect(state.reached).toBe(1);
  });

  test("going back keeps what was done, and a step that is done stays complete", () => {
    const { state } = open();
    state.answer("guess", 0);
    state.goOn();
    state.goOn();
    state.goTo(0);
    expect(state.complete).toBe(true);
    expect(state.at).toBe(0);
  });

  test("checks are met by what is done on the bench, and stay passed", async () => {
    const { state, evidence } = open();
    state.goTo(2);
    await expect.poll(() => state.checks[0]?.grade.why.key).toBe("predict-more");
    expect(state.complete).toBe(false);
    evidence.addPrediction();
    expect(state.complete).toBe(true);
    state.keepPassed();
    evidence.predicted = 0;
    expect(state.allMet).toBe(false);
    expect(state.complete).toBe(true);
  });

  test("comes back as it was left, and can be begun anew", () => {
    const first = open();
    first.state.answer("guess", 1);
    first.state.goOn();
    first.state.goOn();
    first.state.openHint();
    const kept = first.state.toProgress(experiment);
    const second = open(kept);
    expect(second.state.at).toBe(2);
    expect(second.state.answers).toEqual({ guess: 1 });
    expect(second.state.hints).toEqual({ s3: 1 });
    expect(second.state.toProgress(experiment)).toEqual(kept);
    second.state.anew();
    expect(second.state.at).toBe(0);
    expect(second.state.toProgress(experiment)).toMatchObject({
      done: [],
      answers: {},
      hints: {},
      checks: [],
      finished: false,
    });
  });

  test("is finished with its last step", () => {
    const { state } = open();
    for (let step = 0; step < 4; step++) state.goOn();
    expect(state.finished).toBe(true);
    expect(state.at).toBe(3);
  });

  test("a run that ended before its step was taken up does not complete it", () => {
    const { state, bench } = open();
    bench.run = { ...newRunRecord("before", experiment), failure: { code: "training/diverged" } };
    state.goTo(1);
    expect(state.complete).toBe(false);
  });
});
