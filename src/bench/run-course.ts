import type { Failure } from "../experiment/failure";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent } from "../experiment/run-event";
import { addEvent, type RunRecord } from "../experiment/run-record";
import type { RunStart } from "./interrupted-run";
import { addCheckpoint } from "./kept-checkpoints";
import { addLook, type Look } from "./looks";

/** What is known of the run in hand. */
export interface RunCourse {
  /** The current run, or the last one. */
  run: RunRecord | null;
  /** Where it could go on, were it interrupted now; null where it has ended. */
  checkpoint: RunCheckpoint | null;
  /** Moments to which it can be taken back. */
  checkpoints: readonly RunCheckpoint[];
  snapshot: Extract<RunEvent, { type: "snapshot" }> | null;
  /** What its weights were, epoch by epoch. */
  looks: readonly Look[];
  /** The moment that is looked at again; null: as it is now. */
  lookedAt: Look | null;
  latest: Extract<RunEvent, { type: "metrics" }> | null;
  progress: Extract<RunEvent, { type: "progress" }> | null;
  warnings: readonly Failure[];
}

/** A run that begins; null: before any run. */
export const newCourse = (run: RunRecord | null): RunCourse => ({
  run,
  checkpoint: null,
  checkpoints: [],
  snapshot: null,
  looks: [],
  lookedAt: null,
  latest: null,
  progress: null,
  warnings: [],
});

/** A run goes on: what was known up to its checkpoint is its past, what came after it is not. */
export function resumedCourse(course: RunCourse, { run, checkpoint }: RunStart): RunCourse {
  return {
    ...newCourse({ ...run, failure: null }),
    checkpoint,
    checkpoints: checkpoint ? addCheckpoint(course.checkpoints, checkpoint) : [],
    snapshot: course.snapshot,
    looks: course.looks.filter(({ epoch }) => epoch <= (checkpoint?.epoch ?? -1)),
  };
}

/** Takes in what the run says. */
export function takeIn(course: RunCourse, events: readonly RunEvent[]): void {
  let { run } = course;
  for (const event of events) {
    if (run) run = addEvent(run, event);
    if (event.type === "snapshot") course.snapshot = event;
    if (event.type === "snapshot" || event.type === "look") {
      const { epoch, layers } = event;
      course.looks = addLook(course.looks, { epoch, layers }, Math.min(1, (run?.started?.epochs ?? 30) / 30));
    } else if (event.type === "metrics") course.latest = event;
    else if (event.type === "progress") course.progress = event;
    else if (event.type === "checkpoint") {
      course.checkpoint = event.checkpoint;
      course.checkpoints = addCheckpoint(course.checkpoints, event.checkpoint);
    } else if (event.type === "warning") course.warnings = [...course.warnings, event.warning];
  }
  course.run = run;
}
