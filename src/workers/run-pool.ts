import type { DataSource } from "../experiment/data-source";
import type { Experiment } from "../experiment/experiment";
import { err, type Failure, type Outcome } from "../experiment/failure";
import type { RunEvent, RunResult } from "../experiment/run-event";
import type { LabClient, PoolHandle, RunHandle } from "./client";
import type { RunOptions } from "./protocol";

/** Trains one run after the other. */
export interface PoolSlot {
  run(experiment: Experiment, onEvents: (events: readonly RunEvent[]) => void): RunHandle;
  dispose(): void;
}

export interface PoolRoom {
  readonly cores: number;
  /** As far as the browser tells; it rounds, and says 8 at most. */
  readonly deviceGigabytes: number;
  readonly tableBytes: number;
}

const mostSlots = 4;
/** Of the device's memory, what a page may take for its workers. */
const memoryShare = 0.25;
/** A worker with its backend; and a table, read, in all its forms. */
const workerBytes = 150e6;
const tableForms = 6;

/** Workers at once: one core stays the page's, and memory must do for all. */
export function poolSize({ cores, deviceGigabytes, tableBytes }: PoolRoom): number {
  const byMemory = Math.floor((memoryShare * deviceGigabytes * 1e9) / (workerBytes + tableForms * tableBytes));
  return Math.max(1, Math.min(mostSlots, cores - 1, byMemory));
}

interface NavigatorWithMemory extends Navigator {
  /** Not in every browser. */
  readonly deviceMemory?: number;
}

const isNotStarted = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.failure.code === "worker/not-started";

interface PooledTable {
  readonly tableId: string;
  readonly source: DataSource;
  readonly file: Blob | null;
  readonly reading: Experiment["reading"];
}

const plainRun: RunOptions = { snapshots: false, paused: false, epochsPerSecond: 0 };

/**
 * Runs on one table: the worker that is there (of `own`) is one of the pool and outlives it; every other is of a new client,
 * which opens the table anew.
 */
export function poolOnTable(
  own: LabClient,
  newClient: () => LabClient,
  { tableId, source, file, reading }: PooledTable,
  experiments: readonly Experiment[],
  onOutcome?: (index: number, outcome: Outcome<RunResult>) => void,
  onEvents?: (index: number, events: readonly RunEvent[]) => void,
): PoolHandle {
  const { hardwareConcurrency: cores, deviceMemory: deviceGigabytes = 4 } = navigator as NavigatorWithMemory;
  const size = poolSize({ cores, deviceGigabytes, tableBytes: file?.size ?? 0 });
  const ownSlot = (): PoolSlot => ({ run: (each, on) => own.run(tableId, each, plainRun, on), dispose: () => {} });
  const newSlot = (): PoolSlot => {
    const client = newClient();
    // A run waits for its table, and fails as opening it fails.
    void client.open(tableId, source, file, reading);
    return { run: (each, on) => client.run(tableId, each, plainRun, on), dispose: () => client.dispose() };
  };
  return runInPool(experiments, [ownSlot, ...Array<typeof newSlot>(size - 1).fill(newSlot)], onOutcome, onEvents);
}

const cancelled: Failure = { code: "run/cancelled" };

/**
 * Trains many experiments, in as many slots at once as there are ways to make one. A run outlives the death of its worker, and
 * the loss of its graphics card, as any other (`followRun`). Where a slot does not start, its runs queue in the first: that
 * one is there. Slots end with the last run. Outcomes come in the order of the experiments.
 */
export function runInPool(
  experiments: readonly Experiment[],
  newSlots: readonly (() => PoolSlot)[],
  onOutcome: (index: number, outcome: Outcome<RunResult>) => void = () => {},
  onEvents: (index: number, events: readonly RunEvent[]) => void = () => {},
): PoolHandle {
  const waiting = experiments.map((experiment, index) => ({ experiment, index }));
  const outcomes: Outcome<RunResult>[] = experiments.map(() => err(cancelled));
  const running = new Set<RunHandle>();
  let isCancelled = false;

  const work = async (newSlot: () => PoolSlot): Promise<void> => {
    const slot = newSlot();
    try {
      for (let next = waiting.shift(); next && !isCancelled; next = waiting.shift()) {
        const { index } = next;
        const handle = slot.run(next.experiment, (events) => onEvents(index, events));
        running.add(handle);
        const outcome = await handle.done;
        running.delete(handle);
        const [first] = newSlots;
        if (first && first !== newSlot && isNotStarted(outcome) && !isCancelled) {
          waiting.unshift(next);
          return await work(first);
        }
        outcomes[index] = outcome;
        if (!isCancelled) onOutcome(index, outcome);
      }
    } finally {
      slot.dispose();
    }
  };

  return {
    done: Promise.all(newSlots.slice(0, experiments.length).map(work)).then(() => outcomes),
    cancel() {
      isCancelled = true;
      for (const handle of running) handle.cancel();
    },
  };
}
