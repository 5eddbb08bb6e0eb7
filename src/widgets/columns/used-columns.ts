import type { Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";

/** Columns that an active step drops. */
export function droppedColumns({ preparation }: Experiment): ReadonlySet<string> {
  return new Set(preparation.flatMap((step) => (step.step === "drop-columns" && !step.off ? step.columns : [])));
}

/** The experiment without a column: in its first step that drops columns, or in a new one at the beginning. */
export function withoutColumn(experiment: Experiment, name: string): Experiment {
  const { preparation } = experiment;
  const at = preparation.findIndex((step) => step.step === "drop-columns" && !step.off);
  const step = preparation[at];
  const next: PreparationStep[] =
    step?.step === "drop-columns"
      ? preparation.with(at, { ...step, columns: [...step.columns, name] })
      : [{ step: "drop-columns", columns: [name] }, ...preparation];
  return { ...experiment, preparation: next };
}

/** The experiment with a column again; a step that drops nothing any more goes with it. */
export function withColumn(experiment: Experiment, name: string): Experiment {
  const preparation = experiment.preparation.flatMap((step): PreparationStep[] => {
    if (step.step !== "drop-columns" || step.off || !step.columns.includes(name)) return [step];
    const columns = step.columns.filter((one) => one !== name);
    return columns.length > 0 ? [{ ...step, columns }] : [];
  });
  return { ...experiment, preparation };
}
