import { expect, test } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { droppedColumns, withColumn, withoutColumn } from "./used-columns";

const experiment: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };

test("a column that is left out is named by the first step, and taking it back restores the experiment", () => {
  const one = withoutColumn(experiment, "a");
  expect(one.preparation).toEqual([{ step: "drop-columns", columns: ["a"] }, { step: "auto" }]);
  const two = withoutColumn(one, "b");
  expect([...droppedColumns(two)]).toEqual(["a", "b"]);
  expect(withColumn(withColumn(two, "a"), "b")).toEqual(experiment);
});
