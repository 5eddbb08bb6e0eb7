import { err, type Failure, type Outcome } from "../experiment/failure";
import type { RunCheckpoint } from "../experiment/run-checkpoint";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { TrainingChange } from "../experiment/training";
import { bothWeights, type Adjustments } from "../experiment/training-changes";
import { isOnGpu } from "../experiment/gpu-backends";
import type { RunHandle } from "./client";
import { GpuPatience } from "./gpu-patience";
import { outOfMemory } from "./out-of-memory";
import type { RunCommand, RunOptions } from "./protocol";

/** How a run reaches whichever worker is alive. */
export interface RunLine {
  /**
   * Starts the run; `posted` is called when the worker has been asked, so that commands come after it.
   */
  start(
    options: RunOptions,
    /** What was changed since the run began: its Experiment has them, too, when it is begun again. */
    changes: readonly TrainingChange[],
    report: (events: readonly RunEvent[]) => void,
    posted: () => void,
  ): Promise<Outcome<RunResult>>;
  tell(command: RunCommand): void;
  cancel(): void;
}

const mostRestarts = 3;
const gpuGone = /^backend\/(webgpu-unavailable|webgl-unavailable|timeout|wrong-numbers)$/;
const gpuSilent = "backend/silent";

/** What was set and is not among what has taken effect: more may have been set since that was said. */
function without({ weights, ...settings }: Adjustments, taken: TrainingChange): Adjustments {
  const ahead = Object.entries(settings).filter(([name, value]) => !isSame(value, taken[name as keyof TrainingChange]));
  const weightsAhead = weights?.filter((weight) => !taken.weights?.some((each) => isSame(each, weight))) ?? [];
  return { ...Object.fromEntries(ahead), ...(weightsAhead.length > 0 && { weights: weightsAhead }) };
}
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Follows one run to its end, over the death of its worker: the run is then begun again from its last checkpoint (with
 * the speed and the settings it had), and a warning "worker/restarted" says so. After three restarts that brought no new
 * checkpoint it is given up. Where the GPU was lost too often (`GpuPatience`) it goes on without, and the warning is
 * "worker/gpu-left", or "worker/gpu-silent" where it did not answer any more. Memory that ran out after a checkpoint is
 * freed with the worker ("worker/memory-freed"); before one it is the run's failure.
 */
export function followRun(
  options: RunOptions,
  onEvents: (events: readonly RunEvent[]) => void,
  line: RunLine,
): RunHandle {
  let checkpoint: RunCheckpoint | undefined = options.resumeFrom;
  let { paused, epochsPerSecond, untilEpoch } = options;
  let attempt = 0;
  let restarts = 0;
  /** Also while a backend is being looked for: a driver may hang over its first shader. */
  let onGpu = false;
  const patience = new GpuPatience();
  /** Whether the present attempt has brought a checkpoint. */
  let gotOn = false;
  let posted = false;
  let ended = false;
  let finish = false;
  let changes: readonly TrainingChange[] = [];
  /** Set, and not yet known to have been taken up. */
  let set: Adjustments = {};
  /** Commands given before the worker was asked to run. */
  let waiting: RunCommand[] = [];
  let cancelDone: (outcome: Outcome<RunResult>) => void = () => {};
  const cancelled = new Promise<Outcome<RunResult>>((resolve) => (cancelDone = resolve));

  const receive = (from: number) => (events: readonly RunEvent[]) => {
    if (ended || from !== attempt) return;
    for (const event of events) {
      if (event.type === "checkpoint") {
        ({ checkpoint } = event);
        restarts = 0;
        gotOn = true;
        patience.gotOn();
      }
      if (event.type === "changed") {
        changes = [...changes, event.change];
        set = without(set, event.change);
      }
      if (event.type === "progress" && event.phase === "backend") onGpu = true;
      if (event.type === "paused") paused = true;
      else if (event.type === "resumed") paused = false;
      else if (event.type === "started") onGpu = isOnGpu(event.decision.backend);
    }
    onEvents(events);
  };

  const tryOnce = (): Promise<Outcome<RunResult>> => {
    posted = false;
    gotOn = false;
    const posting = () => {
      posted = true;
      if (ended) line.cancel(); // it was cancelled while its table was being opened
      for (const command of waiting) line.tell(command);
      waiting = [];
    };
    return line.start(
      { ...options, paused, epochsPerSecond, untilEpoch, resumeFrom: checkpoint, withoutGpu: patience.isOver },
      changes,
      receive(attempt),
      posting,
    );
  };

  const isMendable = ({ code }: Failure): boolean => {
    if (code === outOfMemory) return gotOn; // a fresh worker has room for as much again
    if (code === gpuSilent || code === "worker/lost" || (code === "worker/not-started" && attempt > 0)) return true;
    // A card that was there may be gone: what was trained on it goes on elsewhere.
    return (patience.hasLost || checkpoint !== undefined) && !patience.isOver && gpuGone.test(code);
  };

  /** What is said of going on after such a failure. */
  const restarted = ({ code }: Failure): Failure["code"] => {
    if (code === outOfMemory) return "worker/memory-freed";
    if (code === gpuSilent && onGpu) {
      patience.end();
      return "worker/gpu-silent";
    }
    const wasOver = patience.isOver;
    if (gpuGone.test(code)) patience.end();
    else if (onGpu) patience.lost();
    return patience.isOver && !wasOver ? "worker/gpu-left" : "worker/restarted";
  };

  const follow = async (): Promise<Outcome<RunResult>> => {
    let outcome = await tryOnce();
    while (!outcome.ok && isMendable(outcome.failure) && !ended && restarts < mostRestarts) {
      attempt += 1;
      restarts += 1;
      const code = restarted(outcome.failure);
      onGpu = false;
      if (Object.keys(set).length > 0) waiting.push({ kind: "set", values: set });
      if (finish) waiting.push({ kind: "finish" });
      onEvents([{ type: "warning", warning: { code, values: { epoch: checkpoint?.epoch ?? 0 } } }]);
      outcome = await tryOnce();
    }
    return outcome;
  };

  const remember = (command: RunCommand) => {
    switch (command.kind) {
      case "pause":
        paused = true;
        untilEpoch = undefined;
        break;
      case "resume":
        paused = false;
        untilEpoch = undefined;
        break;
      case "run-to":
        paused = false;
        untilEpoch = command.epoch;
        break;
      case "step":
        untilEpoch = undefined;
        break;
      case "speed":
        ({ epochsPerSecond } = command);
        break;
      case "set":
        set = { ...set, ...command.values, ...bothWeights(set, command.values) };
        break;
      case "finish":
        finish = true;
        break;
      default:
        command satisfies never;
    }
  };

  const done = Promise.race([follow(), cancelled]).then((outcome) => {
    ended = true;
    return outcome;
  });
  return {
    done,
    control(command) {
      if (ended) return;
      remember(command);
      if (posted) line.tell(command);
      else waiting.push(command);
    },
    cancel() {
      if (ended) return;
      ended = true;
      line.cancel();
      cancelDone(err({ code: "run/cancelled" }));
    },
  };
}
