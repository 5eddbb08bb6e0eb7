import type { Experiment } from "../experiment/experiment";
import type { PreparationStep } from "../experiment/preparation";
import { learnsTarget } from "./held-back";
import { atOnce, type Pieces } from "./pieces";
import { handLabelled } from "./prepare/steps/label-rows/hand-labels";
import { openWork } from "./prepare/open-work";
import { proposing } from "./prepare/steps/auto/propose";
import { columnNamed, type Table } from "./table";

/**
 * The explicit steps that "auto" stands for on this table: what to drop and why, repairs, dates, long tails, missing
 * cells, encoding and scale. Judged on the training rows; the target decides nothing.
 */
export function planPreparation(table: Table, experiment: Experiment): PreparationStep[] {
  return atOnce(planning(table, experiment));
}

/** `planPreparation` in pieces of a column. */
export function* planning(table: Table, experiment: Experiment): Pieces<PreparationStep[]> {
  const hasTarget = columnNamed(handLabelled(table, experiment.preparation), experiment.target) !== undefined;
  if (!hasTarget && (learnsTarget(experiment) || experiment.target !== "")) return [];
  return (yield* proposing(openWork(table, experiment))).map(({ step }) => step);
}
