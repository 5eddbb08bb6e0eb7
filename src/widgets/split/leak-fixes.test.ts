import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { SplitLeak } from "../../experiment/split-preview";
import { fixesFor } from "./leak-fixes";
import { fixWords, leakWords } from "./leak-words";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "file", name: "t.csv", bytes: 1 },
  target: "y",
  split: { ...defaultExperiment.split, placed: { test: [3] } },
};
const loud = true;
const rows = { rows: 4, of: 40 };
const leaks: SplitLeak[] = [
  { leak: "duplicates", loud, ...rows, columns: ["a", "b"], example: { train: 1, other: 2 } },
  {
    leak: "near-duplicates",
    loud,
    ...rows,
    example: { train: 1, other: 3, column: "a", cells: ["1", null] },
    sources: [3, 9],
  },
  { leak: "names", loud, ...rows, column: "ring", example: "R-1", alike: 0.8 },
  { leak: "group-apart", loud, column: "ring", rows: 1 },
  { leak: "future", loud, ...rows, column: "day", example: { other: "2020", train: "2021" }, alike: 0.1 },
  { leak: "derived", loud, column: "a", other: "b", form: "sum", score: 0.99996 },
  { leak: "fitted-early", loud, column: "a", how: "mean", value: 1.25, cells: 7 },
  { leak: "fitted-early", loud, column: "a", how: "min-max" },
];
const mended = (at: number, fix = 0): Experiment | undefined =>
  fixesFor(leaks[at] as SplitLeak, experiment.split)[fix]?.apply(experiment);

describe("what mends a leak", () => {
  it("copies are dropped before anything else is done", () => {
    expect(mended(0)?.preparation[0]).toEqual({ step: "drop-duplicates", columns: ["a", "b"] });
  });
  it("near-copies teach, wherever they were placed", () => {
    expect(mended(1)?.split.placed).toEqual({ train: [3, 9] });
  });
  it("names and time decide the split", () => {
    expect(mended(2)?.split.group).toBe("ring");
    expect(mended(4)?.split.time).toBe("day");
  });
  it("what was placed by hand goes where chance had it", () => {
    expect(mended(3)?.split).toEqual(defaultExperiment.split);
  });
  it("who stands in the future of a split by time was put there by hand", () => {
    const timed: Experiment = { ...experiment, split: { ...experiment.split, time: "day" } };
    const [release] = fixesFor(leaks[4] as SplitLeak, timed.split);
    expect(release?.apply(timed).split).toEqual({ ...defaultExperiment.split, time: "day" });
  });
  it("either column of a formula is dropped", () => {
    const dropped = [mended(5), mended(5, 1)].map((one) => one?.preparation[0]);
    expect(dropped).toEqual([
      { step: "drop-columns", columns: ["a"] },
      { step: "drop-columns", columns: ["b"] },
    ]);
  });
  it("filled gaps are gaps again, and filled from the training rows", () => {
    expect(mended(6)?.preparation.slice(0, 2)).toEqual([
      { step: "missing-marks", columns: ["a"], marks: ["1.25"] },
      { step: "impute", columns: ["a"], number: "mean", category: "most-frequent" },
    ]);
  });
  it("nothing mends a scale that stands in the file", () => {
    expect(mended(7)).toBeUndefined();
  });
});

it("every leak is said with its numbers, and every fix has its words", () => {
  for (const leak of leaks) {
    const { found, example } = leakWords(leak);
    expect(found + example).not.toMatch(/undefined|NaN|\[object/);
    if ("rows" in leak) expect(found).toContain(String(leak.rows));
    for (const fix of fixesFor(leak, experiment.split)) expect(fixWords(fix)).toMatch(/^[A-Z]/);
  }
  expect(leakWords(leaks[5] as SplitLeak).found).toContain("over 99.9 %");
});
