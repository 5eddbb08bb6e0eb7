import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { decided, handLabels, isDisputed, labelledColumns, withLabel } from "./label-step";

const start: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "none" }, target: "y" };
const names = ["good", "poor"];

describe("labels given by hand", () => {
  it("stand in one step before the others, a row in one label only", () => {
    let after = withLabel(start, "mine", names, 7, "good");
    after = withLabel(after, "mine", names, 3, "good");
    after = withLabel(after, "mine", names, 7, "poor");
    expect(after.preparation).toEqual([
      { step: "label-rows", column: "mine", labels: { good: [3], poor: [7] } },
      ...start.preparation,
    ]);
    expect(handLabels(after, "mine")).toEqual(
      new Map([
        [3, "good"],
        [7, "poor"],
      ]),
    );
  });

  it("can be taken back, and switch on a step that was off", () => {
    const off: Experiment = {
      ...start,
      preparation: [{ step: "label-rows", column: "mine", labels: { good: [1] }, name: "Mine", off: true }],
    };
    expect(withLabel(off, "mine", names, 1, null).preparation).toEqual([
      { step: "label-rows", column: "mine", labels: { good: [], poor: [] }, name: "Mine" },
    ]);
  });

  it("of two labellers are kept apart", () => {
    const both = withLabel(withLabel(start, "mine", names, 1, "good"), "theirs", names, 1, "poor");
    expect(labelledColumns(both)).toEqual(["mine", "theirs"]);
    expect(handLabels(both, "mine").get(1)).toBe("good");
    expect(handLabels(both, "theirs").get(1)).toBe("poor");
  });
});

describe("decisions", () => {
  const judgements = [
    { row: 1, labels: ["good", "good"] },
    { row: 2, labels: ["good", "poor"] },
    { row: 3, labels: ["poor", null] },
    { row: 4, labels: ["poor", "good"] },
  ];

  it("are asked for where two say different things", () => {
    expect(judgements.map(isDisputed)).toEqual([false, true, false, true]);
  });

  it("make a column with what two agree on; what one alone said stays open", () => {
    expect(decided(judgements, new Map([[2, "poor"]]))).toEqual(
      new Map([
        [1, "good"],
        [2, "poor"],
      ]),
    );
  });
});
