import type { RunRecord } from "../experiment/run-record";
import { sameTraining } from "./same-training";

/** Runs kept for comparison on shared axes. */
const mostRuns = 5;

/**
 * Adds a run to those compared, newest last. One with the same settings gives way: it is the same run, unless it alone saw
 * the test, or came to its end where this one did not.
 */
export function withRun(kept: readonly RunRecord[], run: RunRecord): readonly RunRecord[] {
  const sawTest = ({ predictions }: RunRecord) =>
    predictions.some(({ part, truth }) => part === "test" && truth.length > 0);
  const isSame = (each: RunRecord) => each.id === run.id || sameTraining(each.experiment, run.experiment);
  if (!run.result && kept.some((each) => each.result && isSame(each))) return kept;
  const givesWay = (each: RunRecord) => each.id === run.id || (isSame(each) && (sawTest(run) || !sawTest(each)));
  return [...kept.filter((each) => !givesWay(each)), run].slice(-mostRuns);
}
