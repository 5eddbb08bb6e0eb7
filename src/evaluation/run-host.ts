import { FailureError } from "../experiment/failure";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { Backends } from "../training/backends/backends";
import type { Clock } from "../training/clock";
import type { RunControl } from "../training/run-control";

/** What a run needs from where it runs: a worker, the command line, a test. */
export interface RunHost extends Clock {
  readonly backends: Backends;
  readonly control: RunControl;
  /** Sends "snapshot" events: the weights, with unit maps where the model sees the plane of x1 and x2. */
  readonly snapshots: boolean;
  /** Sends "checkpoint" events. */
  readonly checkpoints: boolean;
  /** How often "telemetry" events are sent at most; never where absent. */
  readonly telemetryPerSecond?: number;
  /** Goes on from here. */
  readonly resumeFrom?: RunCheckpoint | undefined;
}

/** Lets messages in. Throws FailureError "run/cancelled" where one of them called the run off. */
export async function breatheOrCancel(host: RunHost): Promise<void> {
  await host.breathe();
  if (host.control.ended === "cancel") throw new FailureError({ code: "run/cancelled" });
}
