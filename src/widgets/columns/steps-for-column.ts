import type { Experiment } from "../../experiment/experiment";
import { makesFeatures, type PreparationStep } from "../../experiment/preparation";
import type { ColumnProfile } from "../../experiment/table-profile";
import { suggestedSteps } from "../preparation/suggested-steps";

/** The steps that fit what is found in one column, for that column only. @param column as it is after the steps that are there */
export function stepsForColumn(column: ColumnProfile, { target, preparation }: Experiment): PreparationStep[] {
  const alone = {
    rows: 0,
    columns: [column],
    duplicateRows: 0,
    reading: { delimiter: ",", encoding: "utf-8", decimal: ".", header: true, missing: [] },
  } as const;
  return (
    suggestedSteps(alone, target, preparation)
      // A target is repaired, but not filled, encoded or scaled.
      .filter((step) => column.name !== target || !makesFeatures(step.step))
      .map((step) => ("columns" in step && step.columns === "all" ? { ...step, columns: [column.name] } : step))
  );
}
