import type { SuggestedTarget } from "../../datasets/dataset";
import type { DataSource } from "../../experiment/data-source";
import { defaultExperiment, defaultTraining, type Experiment } from "../../experiment/experiment";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";

/** An experiment on a table that nobody has looked at yet: the target is chosen once it is open. */
export const freshExperiment = (data: DataSource): Experiment => ({ ...defaultExperiment, data, target: "" });

const isLabels = (kind: ColumnProfile["kind"]): boolean => kind === "category" || kind === "ordered";

/** Whether a column could be predicted: classes (2 to 50), or a number that varies. */
function canBeTarget({ kind, distinct }: ColumnProfile): boolean {
  if (kind === "number" || kind === "whole") return distinct >= 2;
  return isLabels(kind) && distinct >= 2 && distinct <= 50;
}

/** A guess to begin with: a column called target, label, class or y; else the last with few classes; else the last that varies. */
export function likelyTarget({ columns, rows }: TableProfile): string {
  const able = columns.filter(canBeTarget);
  const named = able.find(({ name }) => /^(target|label|class|outcome|y)$/i.test(name.trim()));
  const few = able.filter(({ kind, distinct, missing }) => isLabels(kind) && distinct <= 10 && missing < rows / 5);
  return (named ?? few.at(-1) ?? able.at(-1))?.name ?? "";
}

/** The experiment with a target, what has to be done for it first, and the training that suits the number of rows. */
export const withTarget = (
  experiment: Experiment,
  profile: TableProfile,
  { column, first = [] }: SuggestedTarget = { column: likelyTarget(profile) },
): Experiment => ({
  ...experiment,
  target: column,
  preparation: [...first, ...withoutNames(profile), ...experiment.preparation],
  training: defaultTraining(profile.rows),
});

/**
 * Of pictures, sounds and texts the name of each file is known, and its folder: the class. Of a few examples it may look
 * like a label to learn from.
 */
function withoutNames({ columns, rows }: TableProfile): Experiment["preparation"] {
  const isOfFiles = columns.some(({ kind, name }) => kind === "image" || name === "text");
  const names = columns.find(({ name, distinct }) => name === "file" && distinct === rows);
  return isOfFiles && names ? [{ step: "drop-columns", columns: [names.name] }] : [];
}
