import { expect, test } from "vitest";
import { readCsv } from "../../data/csv/read";
import { atOnce } from "../../data/pieces";
import { repairs } from "../../data/prepare/repairs";
import { finding } from "../../data/profile/findings";
import { profileTable } from "../../data/profile/profile-table";
import { makeTable, numberColumn, textColumn } from "../../data/table";
import { plant } from "../../datasets/penguins/faults";
import penguins from "../../datasets/penguins/penguins.csv?raw";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { StepKind } from "../../experiment/preparation";
import { newStep, offeredKinds } from "./step-forms";
import { suggestedSteps } from "./suggested-steps";

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "shelf", id: "penguins" },
  target: "Sex",
  preparation: [],
};

async function dirtyTable() {
  const { csv } = plant(penguins, ["field-sheet"]);
  const read = await readCsv(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.table;
}

test("the dirt of the field sheets is met with the steps that repair it, columns and all", async () => {
  const steps = suggestedSteps(profileTable(await dirtyTable()), "Sex", []);
  expect(steps).toContainEqual({ step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] });
  expect(steps).toContainEqual({ step: "drop-duplicates", columns: "all" });
  expect(steps).toContainEqual(
    expect.objectContaining({ step: "convert-units", column: "Body Mass (g)", factor: 1000 }),
  );
  expect(steps).toContainEqual(
    expect.objectContaining({ step: "convert-units", column: "Flipper Length (mm)", factor: 10 }),
  );
  expect(steps).toContainEqual({ step: "relabel", column: "Sex", labels: { M: "MALE", F: "FEMALE" } });
  expect(steps).toContainEqual(
    expect.objectContaining({ step: "drop-columns", columns: expect.arrayContaining(["Region"]) }),
  );
  expect(steps.some((step) => step.step === "drop-columns" && step.columns.includes("Sex"))).toBe(false);
});

test("what the suggested steps repair is suggested no more", async () => {
  const table = await dirtyTable();
  const steps = suggestedSteps(profileTable(table), "Sex", []);
  const repaired = repairs(table, { ...experiment, preparation: steps }, steps.length).table;
  const left = suggestedSteps(profileTable(repaired), "Sex", steps).map(({ step }) => step);
  for (const done of [
    "missing-marks",
    "convert-units",
    "drop-duplicates",
    "relabel",
    "merge-spellings",
    "impute",
    "encode",
  ]) {
    expect(left).not.toContain(done);
  }
});

test("an order, units and a long tail are met with the steps that take them over", () => {
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const table = makeTable([
    textColumn(
      "size",
      rows.map((row) => ["large", "small", "medium"][row % 3] ?? ""),
    ),
    textColumn(
      "weight",
      rows.map((row) => (row % 4 ? `${row} kg` : `${row} lb`)),
    ),
    textColumn(
      "heat",
      rows.map((row) => (row % 4 ? `${row} °C` : `${row} °F`)),
    ),
    numberColumn(
      "price",
      rows.map((row) => Math.exp(row / 4)),
    ),
  ]);
  const steps = suggestedSteps(atOnce(finding(table, profileTable(table))), "none", []);
  expect(steps).toContainEqual({
    step: "encode",
    columns: ["size"],
    as: "ordinal",
    order: ["small", "medium", "large"],
  });
  expect(steps).toContainEqual({ step: "parse-quantities", columns: ["weight"], units: { kg: 1, lb: 0.45359237 } });
  expect(steps).toContainEqual({ step: "parse-quantities", columns: ["heat"], units: { "°C": 1 } });
  expect(steps).toContainEqual({ step: "log", columns: ["price"] });
  const after = suggestedSteps(profileTable(table), "none", [{ step: "log", columns: ["price"] }]);
  expect(after.map(({ step }) => step)).not.toContain("log");
});

test("prose is to be read as words, and dropped only where nothing does the rest", () => {
  const texts = Array.from({ length: 40 }, (_, row) => `The table number ${row} stood by the window and was cold`);
  const profile = profileTable(makeTable([textColumn("review", texts)]));
  const kinds = (present: readonly StepKind[]) => suggestedSteps(profile, "none", present.map(newStep));
  expect(kinds([]).map(({ step }) => step)).toEqual(["words", "drop-columns"]);
  expect(kinds(["auto"]).map(({ step }) => step)).toEqual(["words"]);
  expect(kinds(["auto", "embeddings"])).toEqual([]);
});

test("there is a new step for every kind", () => {
  for (const kind of offeredKinds) expect(newStep(kind).step).toBe(kind);
});
