import type { RunRecord } from "../experiment/run-record";
import { sameTraining } from "./same-training";

/** Adds a finished run to those compared. One with the same settings gives way: it is the same run, unless it alone saw the test. */
export function withRun(kept: readonly RunRecord[], run: RunRecord): readonly RunRecord[] {
  const sawTest = ({ predictions }: RunRecord) =>
    predictions.some(({ part, truth }) => part === "test" && truth.length > 0);
  const givesWay = (each: RunRecord) =>
    each.id === run.id || (sameTraining(each.experiment, run.experiment) && (sawTest(run) || !sawTest(each)));
  return [...kept.filter((each) => !givesWay(each)), run];
}
