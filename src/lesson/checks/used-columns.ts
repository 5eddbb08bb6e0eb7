import type { Experiment } from "../../experiment/experiment";
import type { RunRecord } from "../../experiment/run-record";
import { inputName } from "../../experiment/trained-model";
import type { Evidence } from "./evidence";

/** Columns a run's model is given; null where the run does not say. */
export function usedColumns(run: RunRecord): readonly string[] | null {
  const fitted = run.model?.preparation.columns;
  if (fitted) return fitted.filter((column) => column.features.length > 0).map(inputName);
  return run.result?.importance.map((entry) => entry.column) ?? null;
}

/** Whether the preparation leaves a column out by name. */
function dropsByName(experiment: Experiment, column: string): boolean {
  return experiment.preparation.some(
    (step) => step.step === "drop-columns" && !step.off && step.columns.includes(column),
  );
}

/**
 * Whether the Experiment in hand gives the model this column: by what it says itself, else by the last run, as long as
 * neither data nor preparation changed since. Null where neither says.
 */
export function isColumnUsed({ experiment, run }: Evidence, column: string): boolean | null {
  if (dropsByName(experiment, column) || experiment.target === column) return false;
  if (!run) return null;
  const same = (part: (of: Experiment) => unknown) =>
    JSON.stringify(part(run.experiment)) === JSON.stringify(part(experiment));
  if (!same((of) => of.preparation) || !same((of) => of.data)) return null;
  return usedColumns(run)?.includes(column) ?? null;
}
