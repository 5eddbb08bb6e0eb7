import type { RunRecord } from "../../experiment/run-record";
import type { Part } from "../../experiment/run-event";

export interface LossPoint {
  readonly epoch: number;
  readonly loss: number;
}

/** Loss of one part by epoch; where a run was measured more often than that, the last of each epoch. */
export function lossHistory(run: RunRecord, part: Exclude<Part, "test">): readonly LossPoint[] {
  const points: LossPoint[] = [];
  for (const point of run.history) {
    const loss = point[part]["loss"];
    if (loss === undefined) continue;
    const last = points.at(-1);
    if (last && Math.floor(last.epoch) === Math.floor(point.epoch) && point.epoch > 0) points.pop();
    points.push({ epoch: point.epoch, loss });
  }
  return points;
}
