import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { newRunRecord } from "../experiment/run-record";
import type { KeptBench } from "./kept-bench";
import { merge } from "./merge";
import type { LessonProgress } from "./progress";

const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
const progress: fc.Arbitrary<LessonProgress> = fc.record({
  format: fc.constant(1 as const),
  done: ids,
  answers: fc.dictionary(fc.constantFrom("q", "r"), fc.nat(3)),
  hints: fc.dictionary(fc.constantFrom("s", "t"), fc.nat(3)),
  checks: ids,
  finished: fc.boolean(),
  exported: ids,
  predicted: fc.nat(9),
  openings: fc.nat(9),
});
const experimentOf = (seed: number): Experiment => ({
  ...defaultExperiment,
  seed,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
});
// A run's name says which run it is: two runs of one name are one run.
const runOf = (id: string) => newRunRecord(id, experimentOf(1));
const bench: fc.Arbitrary<KeptBench> = fc.record({
  format: fc.constant(1 as const),
  experiment: fc.nat(5).map(experimentOf),
  run: fc.option(fc.constantFrom("a", "b").map(runOf)),
  kept: ids.map((all) => all.map(runOf)),
  openings: fc.nat(9),
});

/** What is in it, whatever the order. */
const contents = (value: LessonProgress | KeptBench): unknown =>
  "kept" in value
    ? { ...value, kept: value.kept.map((run) => run.id).sort() }
    : {
        ...value,
        done: [...value.done].sort(),
        checks: [...value.checks].sort(),
        exported: [...(value.exported ?? [])].sort(),
      };

describe("two values of one record, brought together", () => {
  it("progress: once is enough, and it does not matter which of three come together first", () => {
    fc.assert(
      fc.property(progress, progress, progress, (oldest, older, newest) => {
        const both = merge("progress", oldest, newest);
        expect(contents(merge("progress", both, newest))).toEqual(contents(both));
        expect(contents(merge("progress", oldest, both))).toEqual(contents(both));
        expect(contents(merge("progress", merge("progress", oldest, older), newest))).toEqual(
          contents(merge("progress", oldest, merge("progress", older, newest))),
        );
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it("benches: likewise", () => {
    fc.assert(
      fc.property(bench, bench, bench, (oldest, older, newest) => {
        const both = merge("benches", oldest, newest);
        expect(contents(merge("benches", both, newest))).toEqual(contents(both));
        expect(contents(merge("benches", oldest, both))).toEqual(contents(both));
        expect(contents(merge("benches", merge("benches", oldest, older), newest))).toEqual(
          contents(merge("benches", oldest, merge("benches", older, newest))),
        );
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it("nothing that was reached is lost, and the newer has the last word in what can be only one thing", () => {
    fc.assert(
      fc.property(progress, progress, (older, newer) => {
        const both = merge("progress", older, newer);
        for (const list of ["done", "checks", "exported"] as const)
          expect(both[list]).toEqual(expect.arrayContaining([...(older[list] ?? []), ...(newer[list] ?? [])]));
        expect(both).toMatchObject({
          answers: newer.answers,
          finished: older.finished || newer.finished,
          predicted: Math.max(older.predicted ?? 0, newer.predicted ?? 0),
          openings: Math.max(older.openings, newer.openings),
        });
      }),
      { seed: 5, numRuns: 200 },
    );
    const [first, second] = [experimentOf(1), experimentOf(2)];
    const make = (experiment: Experiment): KeptBench => ({ format: 1, experiment, kept: [], openings: 0 });
    expect(merge("benches", make(first), make(second)).experiment).toEqual(second);
  });
});
