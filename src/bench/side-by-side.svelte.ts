import type { Experiment } from "../experiment/experiment";
import type { Failure } from "../experiment/failure";
import { addEvent, newRunRecord, type RunRecord } from "../experiment/run-record";
import type { PoolHandle } from "../workers/client";
import type { Bench } from "./bench.svelte";
import { sameTraining } from "./same-training";

/** Trains several experiments on a bench's table at once, as many as cores and memory allow, and keeps them to be compared. */
export class SideBySide {
  running = $state(false);
  done = $state(0);
  total = $state(0);
  /** What went wrong with the first that failed; the others go on. */
  failure = $state.raw<Failure | null>(null);
  #pool: PoolHandle | null = null;
  #isCancelled = false;

  constructor(readonly bench: Bench) {}

  /** The run of the experiment in hand, where it is one of them, comes in hand. */
  async train(experiments: readonly Experiment[]): Promise<void> {
    const { bench } = this;
    if (this.running || bench.busy) return;
    [this.running, this.#isCancelled, this.failure] = [true, false, null];
    [this.done, this.total] = [0, experiments.length];
    const records: RunRecord[] = experiments.map((each) => newRunRecord(bench.newRunId(), each));
    if (await bench.opened()) {
      const pool = await bench.client.runAll(
        bench.tableId,
        experiments,
        (index, outcome) => {
          const record = records[index];
          if (!outcome.ok) this.failure ??= outcome.failure.code.endsWith("/cancelled") ? null : outcome.failure;
          else if (record) {
            this.done++;
            bench.keep(record);
            if (!bench.busy && sameTraining(record.experiment, bench.experiment)) {
              bench.reset();
              bench.run = record;
            }
            bench.hooks.changed?.(bench);
          }
        },
        (index, events) => {
          const record = records[index];
          if (record) records[index] = events.reduce(addEvent, record);
        },
      );
      if (pool.ok) {
        this.#pool = pool.value;
        if (this.#isCancelled) pool.value.cancel();
        await pool.value.done;
      } else this.failure = pool.failure;
    }
    this.#pool = null;
    this.running = false;
  }

  cancel(): void {
    this.#isCancelled = true;
    this.#pool?.cancel();
  }
}
