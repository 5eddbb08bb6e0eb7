import type { Experiment } from "../experiment/experiment";
import type { PreparationStep } from "../experiment/preparation";
import { proposals } from "./prepare/propose";
import { columnNamed, type Table } from "./table";
import { openWork } from "./prepare/open-work";

/**
 * The explicit steps that "auto" stands for on this table: what to drop and why, repairs, dates, long tails, missing
 * cells, encoding and scale. Judged on the training rows; the target decides nothing.
 */
export function planPreparation(table: Table, experiment: Experiment): PreparationStep[] {
  if (!columnNamed(table, experiment.target)) return [];
  return proposals(openWork(table, experiment)).map(({ step }) => step);
}
