import type { Experiment } from "../../experiment/experiment";
import type { RunRecord } from "../../experiment/run-record";

/** What the learner really did: all that a check may look at. */
export interface Evidence {
  /** The Experiment in hand. */
  readonly experiment: Experiment;
  /** The run under way, or the last one. */
  readonly run: RunRecord | null;
  /** Finished runs, newest last. */
  readonly kept: readonly RunRecord[];
  /** How often the sealed test was opened. */
  readonly openings: number;
  /** Kinds of export made ("html", "tfjs", "card"). */
  readonly exported: readonly string[];
  /** How often a form was asked for a prediction. */
  readonly predicted: number;
}

export const emptyEvidence = (experiment: Experiment): Evidence => ({
  experiment,
  run: null,
  kept: [],
  openings: 0,
  exported: [],
  predicted: 0,
});

/** Finished runs, the current one included. */
export function finishedRuns(evidence: Evidence): readonly RunRecord[] {
  const { run, kept } = evidence;
  const others = kept.filter((record) => record.result !== null && record.id !== run?.id);
  return run?.result ? [...others, run] : others;
}
