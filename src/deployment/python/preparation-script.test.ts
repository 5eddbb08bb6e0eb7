import { expect, it } from "vitest";
import { readCsv } from "../../data/csv/read";
import { withBreaths } from "../../data/pieces";
import { plant } from "../../datasets/penguins/faults";
import penguins from "../../datasets/penguins/penguins.csv?raw";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import manySteps from "./fixtures/many-steps.py?raw";
import { scriptingPreparation } from "./preparation-script";

const preparation: PreparationStep[] = [
  { step: "drop-columns", columns: ["Sample Number", "Individual ID", "Region", "Stage"] },
  { step: "drop-duplicates", columns: "all" },
  { step: "missing-marks", columns: ["Culmen Depth (mm)"], marks: ["999"] },
  { step: "convert-units", column: "Body Mass (g)", below: 10, factor: 1000 },
  { step: "merge-spellings", columns: ["Sex", "Island"] },
  { step: "relabel", column: "Sex", labels: { M: "MALE", F: "FEMALE" } },
  { step: "shorten-labels", columns: ["Species"], keep: "first-word" },
  { step: "outliers", columns: ["Flipper Length (mm)"], k: 3, action: "missing" },
  { step: "winsorize", columns: ["Culmen Length (mm)"], low: 0.02, high: 0.98 },
  { step: "date-parts", columns: ["Date Egg"] },
  { step: "impute", columns: ["Flipper Length (mm)"], number: "nearest", category: "own-level", k: 4 },
  { step: "impute", columns: "all", number: "median", category: "most-frequent", by: "Species" },
  { step: "power", columns: ["Body Mass (g)", "gone", "Sex"] },
  { step: "bin", columns: ["Culmen Depth (mm)"], bins: 4, by: "quantile" },
  { step: "encode", columns: ["Species"], as: "target", name: "By its mean" },
  { step: "encode", columns: ["Ring Note"], as: "frequency" },
  { step: "encode", columns: ["Island"], as: "target-own" },
  { step: "encode", columns: ["studyName"], as: "ordinal" },
  { step: "words", columns: ["Comments"], most: 12, as: "tf-idf" },
  { step: "encode", columns: "all", as: "one-hot" },
  { step: "scale", columns: "all", as: "robust" },
  { step: "log", columns: ["Culmen Length (mm)"] },
  { step: "resample", how: "over" },
];

it("a script of many steps is written to the letter as it stands beside this test", async () => {
  const read = await readCsv(new TextEncoder().encode(plant(penguins, ["field-sheet", "ring-note"]).csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  const data = { kind: "file", name: "t.csv", bytes: 1 } as const;
  const experiment: Experiment = { ...defaultExperiment, data, target: "Sex", preparation };
  const clock = { now: () => 0, breathe: async () => undefined };
  const files = await withBreaths(scriptingPreparation(read.value.table, experiment), clock);
  expect(files.ok && files.value.script).toBe(manySteps);
});
