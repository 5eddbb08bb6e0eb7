import { expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { parseExperiment } from "../experiment/parse-experiment";
import { withFamily } from "./with-family";

const start: Experiment = { ...defaultExperiment, data: { kind: "shelf", id: "penguins" }, target: "Sex" };

it.each(["baseline", "linear", "mlp", "clustering", "autoencoder"] as const)(
  "%s begins as a model that can be trained, and nothing else changes",
  (family) => {
    const other = withFamily(start, family);
    expect(other.model.family).toBe(family);
    expect({ ...other, model: start.model }).toEqual(start);
    expect(parseExperiment(other)).toEqual({ ok: true, value: other });
  },
);

it("coming back to a family brings its last model; staying changes nothing", () => {
  const groups: Experiment["model"] = { family: "clustering", groups: 9, start: "random" };
  const before = [{ ...groups, groups: 4 }, groups, start.model];
  expect(withFamily(start, "clustering", before).model).toEqual(groups);
  expect(withFamily({ ...start, model: groups }, "clustering", before)).toEqual({ ...start, model: groups });
  expect(withFamily({ ...start, model: groups }, "mlp", before).model).toEqual(start.model);
});
