import { err, type Outcome } from "../experiment/failure";
import type { RunHandle } from "./client";

/** A run whose code is on its way: what it is told comes to it in order. Where the code does not come it is "worker/not-started". */
export function laterRun(handle: Promise<RunHandle>): RunHandle {
  const later = (say: (run: RunHandle) => void) => void handle.then(say, () => {});
  return {
    done: handle.then(({ done }) => done, notStarted),
    control: (command) => later((run) => run.control(command)),
    cancel: () => later((run) => run.cancel()),
  };
}

export const notStarted = (error: unknown): Outcome<never> =>
  err({ code: "worker/not-started", values: { message: String(error) } });
