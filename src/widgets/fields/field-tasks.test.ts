import { describe, expect, it } from "vitest";
import { fields } from "../../i18n/en/fields";
import { parseExperiment } from "../../experiment/parse-experiment";
import type { RunResult } from "../../experiment/run-event";
import { newRunRecord } from "../../experiment/run-record";
import { datasetCard } from "../planted/dataset-cards";
import { fieldExperiment, fieldTasks, scoresOf } from "./field-tasks";

describe.each(fieldTasks)("$field", (task) => {
  it("has a dataset of its field, whose card has the columns that it names", async () => {
    const card = await datasetCard(task.dataset);
    const columns = card?.columns.map(({ name }) => name);
    expect(card?.field).toBe(task.field);
    expect(columns).toEqual(expect.arrayContaining([task.target, ...(task.without ?? [])]));
  });

  it("says who can be harmed, on its card or here", async () => {
    const card = await datasetCard(task.dataset);
    expect(card?.harm?.en ?? fields.tasks[task.field].harm).not.toBe("");
  });

  it("begins with guessing, as a whole Experiment", () => {
    const experiment = parseExperiment(fieldExperiment(task));
    expect(experiment.ok && experiment.value.model.family).toBe("baseline");
  });
});

it("the scores of a field are those of its own finished runs, guessing and the best model apart", () => {
  const [health, pharma] = fieldTasks;
  if (!health || !pharma) throw new Error("there are five fields");
  const ran = (accuracy: number, family: "baseline" | "linear", of = health) => {
    const result = { task: "classification", metrics: { validation: { accuracy } } } as unknown as RunResult;
    return { ...newRunRecord("", { ...fieldExperiment(of), model: { family } }), result };
  };
  expect(scoresOf(health, [ran(0.9, "linear", pharma)])).toBeNull();
  expect(scoresOf(health, [ran(0.6, "baseline")])).toEqual({ measure: "accuracy", guess: 0.6, model: null });
  const runs = [ran(0.6, "baseline"), ran(0.9, "linear"), ran(0.8, "linear")];
  expect(scoresOf(health, runs)).toEqual({ measure: "accuracy", guess: 0.6, model: 0.9 });
});
