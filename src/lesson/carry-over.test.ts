import { expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { carryOver } from "./carry-over";

const start: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };
const own: Experiment = {
  ...start,
  seed: 5,
  preparation: [{ step: "drop-columns", columns: ["Ring Note"] }, { step: "auto" }],
  split: { ...start.split, group: "Ring Number" },
  model: { family: "linear" },
  training: { ...start.training, epochs: 7 },
  evaluation: { openTest: true },
};

test("a lesson takes over the prepared data and keeps its own model", () => {
  expect(carryOver(own, start, "preparation")).toEqual({
    ...start,
    seed: 5,
    preparation: own.preparation,
    split: own.split,
  });
});

test("a lesson that carries the model on takes its training over too, and never an open test", () => {
  expect(carryOver(own, start, "model")).toEqual({ ...own, evaluation: start.evaluation });
});

test("groups found without a target are carried on whole; a model that needs a target gets the lesson's", () => {
  const grouped: Experiment = { ...own, target: "", model: { family: "clustering", groups: 4, start: "spread" } };
  expect(carryOver(grouped, start, "model")).toEqual({ ...grouped, evaluation: start.evaluation });
  expect(carryOver(grouped, start, "preparation")).toMatchObject({ target: "Sex", model: start.model });
  expect(carryOver(grouped, { ...start, model: grouped.model }, "preparation").target).toBe("");
});
