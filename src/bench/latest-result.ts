import type { RunRecord } from "../experiment/run-record";
import type { RunResult } from "../experiment/run-event";

/** A run that has ended and was measured. */
export type MeasuredRun = RunRecord & { readonly result: RunResult };

export const isMeasured = (run: RunRecord | null): run is MeasuredRun => run !== null && run.result !== null;

/** The run in hand if it was measured, else the last one that was: a result stays in sight while the next run trains. */
export function latestMeasured(run: RunRecord | null, kept: readonly RunRecord[]): MeasuredRun | null {
  if (isMeasured(run)) return run;
  return kept.filter(isMeasured).at(-1) ?? null;
}
