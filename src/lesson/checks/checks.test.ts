import { describe, expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { RunResult } from "../../experiment/run-event";
import { newRunRecord, type RunRecord } from "../../experiment/run-record";
import { emptyEvidence, type Evidence } from "./evidence";
import { readCheck } from "./read-check";
import { checks, grade } from "./registry";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
};

const result: RunResult = {
  type: "result",
  task: "classification",
  target: "Sex",
  classes: ["FEMALE", "MALE"],
  backend: "cpu",
  decision: { backend: "cpu", reason: "asked", rejected: [], ms: 0 },
  seconds: 1,
  parameters: 84,
  epochs: 40,
  bestEpoch: 30,
  stopped: "finished",
  rows: { train: 200, validation: 80, test: 0 },
  metrics: { train: { loss: 0.1, accuracy: 0.98 }, validation: { loss: 0.3, accuracy: 0.9 }, test: {} },
  features: ["a", "b"],
  importance: [
    { column: "Body Mass (g)", lossIncrease: 0.3 },
    { column: "Ring Note", lossIncrease: 0.01 },
  ],
  preparation: [],
};

function ran(over: Partial<RunResult> = {}, of: Experiment = experiment, id = "run"): RunRecord {
  return {
    ...newRunRecord(id, of),
    prepared: { rows: result.rows, features: result.features, classes: result.classes, preparation: [] },
    started: { decision: result.decision, parameters: 84, epochs: 40 },
    history: [
      { epoch: 0, train: { loss: 0.7, accuracy: 0.5 }, validation: { loss: 0.7, accuracy: 0.5 } },
      { epoch: 30, train: { loss: 0.2, accuracy: 0.95 }, validation: { loss: 0.25, accuracy: 0.9625 } },
      { epoch: 40, train: { loss: 0.1, accuracy: 0.98 }, validation: { loss: 0.3, accuracy: 0.9 } },
    ],
    result: { ...result, ...over },
  };
}
const evidence = (over: Partial<Evidence> = {}): Evidence => ({ ...emptyEvidence(experiment), ...over });

function graded(attributes: Record<string, string>, over: Partial<Evidence> = {}) {
  const check = readCheck(attributes);
  if (!check.ok) throw new Error(JSON.stringify(check));
  return grade(check.value, evidence(over));
}

describe("metric", () => {
  test("with a seed is graded on any finished run that had it, the newest first where none will do", () => {
    const run = (seed: number, loss: number, id: string) =>
      ran({ metrics: { ...result.metrics, validation: { loss } } }, { ...experiment, seed }, id);
    const asked = { metric: "validation.loss", max: "0.2", seed: "11" };
    expect(graded(asked).state).toBe("not-attempted");
    const other = run(22, 0.1, "other");
    expect(graded(asked, { run: other })).toMatchObject({
      state: "not-attempted",
      why: { key: "other-seed", values: { seed: 11, now: 22 } },
    });
    const kept = [run(11, 0.9, "worse"), run(11, 0.5, "newer")];
    expect(graded(asked, { run: other, kept })).toMatchObject({ state: "open", value: 0.5 });
    expect(graded(asked, { run: other, kept: [run(11, 0.1, "mended"), ...kept] })).toMatchObject({ state: "met" });
  });

  test("with a family is graded on a finished run of it, whatever was trained since", () => {
    const linear = ran({}, { ...experiment, model: { family: "linear" } }, "linear");
    const asked = { metric: "validation.accuracy", min: "0.5", family: "linear" };
    expect(graded(asked, { run: ran() }).state).toBe("not-attempted");
    expect(graded(asked, { run: ran(), kept: [linear] }).state).toBe("met");
  });

  const check = { metric: "validation.accuracy", min: "0.95" };

  test("is not attempted before a run", () => {
    expect(graded(check).state).toBe("not-attempted");
  });

  test("says how many rows are right, how many are needed, and when it was better", () => {
    expect(graded(check, { run: ran() })).toMatchObject({
      state: "open",
      value: 0.9,
      target: 0.95,
      gauge: { min: expect.closeTo(0.8), max: 1, from: 0.95, to: 1, value: 0.9, was: 0.9625 },
      why: { key: "right-of-was", values: { right: 72, rows: 80, needed: 76, epoch: 30, was: 77 } },
    });
  });

  test("is graded while the run goes on, on its last measurement", () => {
    expect(graded(check, { run: { ...ran(), result: null } })).toMatchObject({ state: "open", value: 0.9 });
    expect(graded({ ...check, at: "best" }, { run: { ...ran(), result: null } })).toMatchObject({
      state: "met",
      value: 0.9625,
    });
  });

  test("is met within its bounds, and a number that is none is never", () => {
    expect(graded({ metric: "validation.accuracy", min: "0.9" }, { run: ran() }).state).toBe("met");
    const diverged = ran({ metrics: { ...result.metrics, validation: { loss: NaN, accuracy: NaN } } });
    expect(graded({ metric: "validation.loss", max: "1" }, { run: diverged }).state).toBe("not-attempted");
  });

  test.each([
    [{ metric: "parameters", max: "100" }, "met", 84],
    [{ metric: "parameters", max: "80" }, "open", 84],
    [{ metric: "epochs", min: "40" }, "met", 40],
    [{ metric: "features", min: "3" }, "open", 2],
    [{ metric: "rows.train", min: "200" }, "met", 200],
    [{ metric: "training.learningRate", max: "0.01" }, "met", 0.003],
    [{ metric: "model.layers", max: "1" }, "open", 2],
  ])("%o is %s", (attributes, state, value) => {
    expect(graded(attributes, { run: ran() })).toMatchObject({ state, value });
  });

  test("on the test set waits until it is opened", () => {
    expect(graded({ metric: "test.accuracy", min: "0.8" }, { run: ran() })).toMatchObject({
      state: "not-attempted",
      why: { key: "test-closed" },
    });
  });
});

test("gap: training may be at most so much better than validation", () => {
  expect(graded({ name: "gap", max: "0.05" }, { run: ran() })).toMatchObject({ state: "open", why: { key: "gap" } });
  expect(graded({ name: "gap", max: "0.1" }, { run: ran() }).state).toBe("met");
  expect(graded({ name: "gap", metric: "loss", max: "0.1" }, { run: ran() }).value).toBeCloseTo(0.2);
});

describe("columns", () => {
  const dropping: Experiment = {
    ...experiment,
    preparation: [{ step: "drop-columns", columns: ["Ring Note"] }, { step: "auto" }],
  };
  const check = { name: "column-dropped", column: "Ring Note" };

  test("a column dropped by name is dropped, also before a run", () => {
    expect(graded(check, { experiment: dropping }).state).toBe("met");
    expect(graded(check).state).toBe("not-attempted");
  });

  test("a step that is switched off drops nothing", () => {
    const off: Experiment = {
      ...experiment,
      preparation: [{ step: "drop-columns", columns: ["Ring Note"], off: true }],
    };
    expect(graded(check, { experiment: off, run: ran({}, off) }).state).toBe("open");
  });

  test("what a run used counts as long as the preparation is the same", () => {
    expect(graded(check, { run: ran() }).state).toBe("open");
    expect(graded({ ...check, column: "Comments" }, { run: ran() }).state).toBe("met");
    const changed: Experiment = { ...experiment, preparation: [] };
    expect(graded({ ...check, column: "Comments" }, { experiment: changed, run: ran() }).state).toBe("not-attempted");
    expect(graded({ name: "column-used", column: "Ring Note" }, { run: ran() }).state).toBe("met");
    expect(graded({ name: "column-used", column: "Comments" }, { run: ran() }).state).toBe("open");
  });

  test("a preparation step is used where it is on and covers the column", () => {
    const step = { name: "step-used", step: "drop-columns" };
    expect(graded(step, { experiment: dropping }).state).toBe("met");
    expect(graded({ ...step, column: "Ring Note" }, { experiment: dropping }).state).toBe("met");
    expect(graded({ ...step, column: "Sex" }, { experiment: dropping }).state).toBe("not-attempted");
  });
});

test("labelled counts the rows with a label given by hand; a step that is off gives none", () => {
  const steps = (off: boolean): Experiment => ({
    ...experiment,
    preparation: [{ step: "label-rows", column: "mine", labels: { a: [1, 2], b: [5] }, off }],
  });
  expect(graded({ name: "labelled", min: "3" }, { experiment: steps(false) }).state).toBe("met");
  expect(graded({ name: "labelled", min: "3", column: "other" }, { experiment: steps(false) }).state).toBe(
    "not-attempted",
  );
  expect(graded({ name: "labelled", min: "4" }, { experiment: steps(false) }).state).toBe("open");
  expect(graded({ name: "labelled", min: "1" }, { experiment: steps(true) }).state).toBe("not-attempted");
});

test("setting looks at one place of the experiment", () => {
  const judged: Experiment = {
    ...experiment,
    judge: "Viewers",
    split: { ...experiment.split, take: 30, validationWhere: { column: "Species", equals: ["Gentoo"] } },
  };
  const state = (path: string, is: string) => graded({ name: "setting", path, is }, { experiment: judged }).state;
  expect(state("judge", "Viewers")).toBe("met");
  expect(state("split.take", "30")).toBe("met");
  expect(state("split.validationWhere.equals.0", "Gentoo")).toBe("met");
  expect(state("judge", "Critics")).toBe("not-attempted");
  expect(state("split.validationWhere", "Gentoo")).toBe("not-attempted");
  expect(state("judge.constructor.name", "String")).toBe("not-attempted");
});

test("split-by, family, compared, early-stopping, opened, exported, predicted, points-added", () => {
  const grouped: Experiment = { ...experiment, split: { ...experiment.split, group: "Ring Number" } };
  expect(graded({ name: "split-by", group: "Ring Number" }, { experiment: grouped }).state).toBe("met");
  expect(graded({ name: "split-by", group: "Ring Number" }).state).toBe("open");

  const linear: Experiment = { ...experiment, model: { family: "linear" } };
  expect(
    graded({ name: "family", is: "linear" }, { kept: [ran({}, linear)], run: ran({}, experiment, "2") }).state,
  ).toBe("met");
  expect(graded({ name: "family", is: "linear" }, { kept: [ran()] }).state).toBe("not-attempted");

  const kept = [ran({}, experiment, "1"), ran({}, experiment, "2"), ran({}, linear, "3")];
  expect(graded({ name: "compared", runs: "2" }, { kept })).toMatchObject({ state: "met", value: 2 });
  expect(graded({ name: "compared", runs: "3" }, { kept })).toMatchObject({ state: "open", value: 2 });
  expect(graded({ name: "compared", runs: "2", family: "linear" }, { kept })).toMatchObject({
    state: "open",
    value: 1,
  });
  expect(graded({ name: "compared", runs: "2", of: "training.learningRate" }, { kept })).toMatchObject({
    state: "open",
    value: 1,
  });

  const never: Experiment = { ...experiment, training: { ...experiment.training, earlyStopping: undefined } };
  expect(graded({ name: "early-stopping" }, { run: ran() }).state).toBe("met");
  expect(graded({ name: "early-stopping", stopped: "" }, { run: ran() }).state).toBe("open");
  expect(graded({ name: "early-stopping", stopped: "" }, { run: ran({ stopped: "early" }) }).state).toBe("met");
  expect(graded({ name: "early-stopping" }, { run: ran({}, never) }).state).toBe("open");

  expect(graded({ name: "opened", max: "1" }).state).toBe("not-attempted");
  expect(graded({ name: "opened", max: "1" }, { openings: 1 }).state).toBe("met");
  expect(graded({ name: "opened", max: "1" }, { openings: 2 }).state).toBe("open");

  expect(graded({ name: "exported", kind: "html" }).state).toBe("not-attempted");
  expect(graded({ name: "exported", kind: "html" }, { exported: ["html"] }).state).toBe("met");
  expect(graded({ name: "predicted", count: "3" }, { predicted: 2 })).toMatchObject({ state: "open", value: 2 });
  expect(graded({ name: "predicted", count: "3" }, { predicted: 3 }).state).toBe("met");

  const clicked: Experiment = {
    ...experiment,
    data: { kind: "points", shape: "clouds", count: 10, noise: 0, added: [[0, 0, 1]] },
  };
  expect(graded({ name: "points-added", min: "1" }, { experiment: clicked }).state).toBe("met");
  expect(graded({ name: "points-added", min: "2" }, { experiment: clicked }).state).toBe("open");
});

describe("beats-baseline", () => {
  const guess: Experiment = { ...experiment, model: { family: "baseline" } };
  const linear: Experiment = { ...experiment, model: { family: "linear" } };
  const right = (accuracy: number, of: Experiment, id: string) =>
    ran({ metrics: { ...result.metrics, validation: { accuracy } } }, of, id);
  const off = (rmse: number, of: Experiment, id: string) =>
    ran({ task: "regression", metrics: { ...result.metrics, validation: { rmse } } }, of, id);
  const check = { name: "beats-baseline", by: "0.1" };

  test("is met where the best of the other models has so much less error on the same rows", () => {
    const kept = [right(0.7, guess, "1"), right(0.75, linear, "2"), right(0.71, experiment, "3")];
    expect(graded(check, { kept })).toMatchObject({ state: "met", value: expect.closeTo(1 / 6) });
    expect(graded({ ...check, by: "0.2" }, { kept })).toMatchObject({
      state: "open",
      why: { key: "beat-rows", values: { guess: 24, wrong: 20, rows: 80, most: 19 } },
    });
    expect(graded(check, { kept: [off(10, guess, "1"), off(8.9, linear, "2")] }).state).toBe("met");
    expect(graded(check, { kept: [off(10, guess, "1"), off(9.5, linear, "2")] })).toMatchObject({
      state: "open",
      why: { key: "beat-error", values: { guess: 10, error: 9.5, most: 9 } },
    });
  });

  test("as good as guessing is not better, whatever the score", () => {
    const kept = [right(0.98, guess, "1"), right(0.98, linear, "2")];
    expect(graded({ name: "beats-baseline" }, { kept }).state).toBe("open");
  });

  test("needs both runs, on the data in hand", () => {
    expect(graded(check).state).toBe("not-attempted");
    expect(graded(check, { kept: [right(0.7, guess, "1")] }).why.key).toBe("beat-only-baseline");
    expect(graded(check, { kept: [right(0.9, linear, "1")] }).why.key).toBe("beat-no-baseline");
    const elsewhere: Experiment = { ...guess, data: { kind: "shelf", id: "iris" } };
    expect(graded(check, { kept: [right(0.3, elsewhere, "1"), right(0.9, linear, "2")] }).why.key).toBe(
      "beat-no-baseline",
    );
  });
});

test("every check has its file's name, and refuses parameters it does not know", () => {
  for (const [name, check] of checks) {
    expect(check.name).toBe(name);
    expect(readCheck({ name, nonsense: "1" }).ok).toBe(false);
  }
});
