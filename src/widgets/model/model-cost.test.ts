import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { guessShape } from "./known-shape";
import { calibrated, trainingSeconds } from "./run-time";

const column = (name: string, kind: ColumnProfile["kind"], distinct: number): ColumnProfile => ({
  name,
  kind,
  distinct,
  missing: 0,
  faults: [],
});
const profile: TableProfile = {
  rows: 300,
  duplicateRows: 0,
  reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
  columns: [
    column("Sex", "category", 2),
    column("Species", "category", 3),
    column("Mass", "number", 90),
    column("Name", "id-like", 300),
    column("Island", "category", 3),
  ],
};
const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  preparation: [{ step: "drop-columns", columns: ["Island"] }],
};

describe("the shape of a model before a run", () => {
  it("counts numbers and labels, without what is dropped, says nothing or is the target", () => {
    expect(guessShape(experiment, profile)).toEqual({ features: 4, outputs: 1, trainingRows: 180, guessed: true });
  });

  it("has an output a class from three classes on", () => {
    expect(guessShape({ ...experiment, target: "Species" }, profile).outputs).toBe(3);
    expect(guessShape({ ...experiment, target: "Mass" }, profile).outputs).toBe(1);
  });
});

describe("the time of a training", () => {
  const work = { trainingRows: 200, epochs: 100, batchSize: 20, multiplyAdds: 60 };

  it("grows with steps and with size", () => {
    expect(trainingSeconds({ ...work, batchSize: 2 })).toBeGreaterThan(5 * trainingSeconds(work));
    expect(trainingSeconds({ ...work, multiplyAdds: 1e6 })).toBeGreaterThan(10 * trainingSeconds(work));
  });

  it("learns from a measured run, within reason", () => {
    expect(calibrated(2, { seconds: 3, guess: 1 })).toBe(6);
    expect(calibrated(2, { seconds: 1000, guess: 1 })).toBe(20);
    expect(calibrated(2, null)).toBe(2);
    expect(calibrated(2, { seconds: 0.5, guess: 0.01 })).toBe(2);
  });
});
