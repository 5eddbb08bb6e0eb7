import { expect, it } from "vitest";
import { checkReason } from "./lesson-checks";

it("settings that are compared are called as on the bench, not as in the Experiment", () => {
  const reason = (setting: string) => checkReason("compare-setting", { count: 1, wanted: 3, setting });
  expect(reason("training.learningRate")).toBe("1 of 3 different learning rates are tried.");
  expect(reason("split.train")).toBe("1 of 3 different values of split.train are tried.");
});

it("a number that misses by a little is told from what is asked for", () => {
  expect(checkReason("above", { value: 0.0502, target: 0.05 })).toBe("It is 0.0502, and at most 0.050 is asked for.");
  expect(checkReason("below", { value: 0.84996, target: 0.85 })).toBe("It is 0.84996, and 0.850 is asked for.");
  expect(checkReason("above", { value: 0.6854, target: 0.3 })).toBe("It is 0.685, and at most 0.300 is asked for.");
});
