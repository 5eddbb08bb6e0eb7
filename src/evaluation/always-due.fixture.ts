import type { Backends } from "../training/backends/backends";
import { RunControl } from "../training/run-control";
import type { RunHost } from "./run-host";

/** A host whose clock is 2 s on at each look: whatever is done now and then (a checkpoint, a measuring) is always due. */
export function alwaysDue(backends: Backends, rest: Partial<RunHost> = {}): RunHost {
  let ms = 0;
  return {
    now: () => (ms += 2000),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    backends,
    control: new RunControl(),
    snapshots: false,
    checkpoints: true,
    ...rest,
  };
}
