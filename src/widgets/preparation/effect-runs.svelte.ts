import type { Bench } from "../../bench/bench.svelte";
import type { Experiment } from "../../experiment/experiment";
import type { Failure } from "../../experiment/failure";
import { headlineMeasure } from "../../experiment/headline-measure";
import { unnamed } from "../../experiment/unnamed-steps";
import type { PoolHandle } from "../../workers/client";
import { active, smallExperiment, smallModel } from "./small-experiment";

/** Splits that each prefix of the preparation is judged on; each is drawn anew from its seed. */
const seeds = [101, 102, 103, 104, 105];
export const effectSeeds = seeds.length;

/** What small models scored, split by split, by the measure of what they learn. */
interface Scores {
  readonly metric: ReturnType<typeof headlineMeasure>;
  readonly runs: readonly number[];
}

/**
 * Trains a small model on the table after each step, over several random splits, and keeps the validation scores. What was
 * measured once (for the same steps, target, split and kind of model) is not measured again.
 */
export class EffectRuns {
  /** Scores by what they were measured on; see `keyOf`. */
  scores = $state.raw<ReadonlyMap<string, Scores>>(new Map());
  running = $state(false);
  done = $state(0);
  total = $state(0);
  seconds = $state(0);
  failure = $state.raw<Failure | null>(null);
  #pool: PoolHandle | null = null;
  #isCancelled = false;

  constructor(readonly bench: Bench) {}

  /** What a score depends on, for the first `count` steps. */
  keyOf(experiment: Experiment, count: number): string {
    const { data, reading, target, task, split, model } = experiment;
    return JSON.stringify([
      unnamed(active(experiment.preparation.slice(0, count))),
      data,
      reading,
      target,
      task,
      split,
      smallModel(model),
    ]);
  }

  scoresAfter(count: number): readonly number[] | null {
    return this.scores.get(this.keyOf(this.bench.experiment, count))?.runs ?? null;
  }

  /** What was measured of the experiment in hand, where anything was. */
  get metric(): Scores["metric"] {
    const { experiment } = this.bench;
    const counts = [0, ...experiment.preparation.map((_, index) => index + 1)];
    const known = counts.map((count) => this.scores.get(this.keyOf(experiment, count))).find((one) => one);
    return known?.metric ?? "accuracy";
  }

  async measure(): Promise<void> {
    const { experiment } = this.bench;
    const counts = Array.from({ length: experiment.preparation.length + 1 }, (_, count) => count);
    const missing = [...new Map(counts.map((count) => [this.keyOf(experiment, count), count]))].filter(
      ([key]) => !this.scores.has(key),
    );
    this.running = true;
    this.#isCancelled = false;
    this.failure = null;
    this.done = 0;
    this.total = missing.length * seeds.length;
    const startedMs = performance.now();
    const { client, tableId } = this.bench;
    const asked = missing.flatMap(([key, count]) =>
      seeds.map((seed, at) => ({ key, at, experiment: smallExperiment(experiment, count, seed) })),
    );
    const scores = new Map<string, number[]>();
    const pool = await client.runAll(
      tableId,
      asked.map((each) => each.experiment),
      (index, outcome) => {
        if (!outcome.ok) return this.#fail(outcome.failure);
        this.done += 1;
        const metric = headlineMeasure(outcome.value.task);
        const { key, at } = asked[index] ?? { key: "", at: 0 };
        // Runs end in any order; what is compared is split by split.
        const measured = scores.get(key) ?? [];
        measured[at] = outcome.value.metrics.validation[metric] ?? NaN;
        scores.set(key, measured);
        if (Object.keys(measured).length === seeds.length)
          this.scores = new Map([...this.scores, [key, { metric, runs: measured }]]);
      },
    );
    if (pool.ok) {
      this.#pool = pool.value;
      if (this.failure || this.#isCancelled) this.cancel();
      await pool.value.done;
    } else {
      this.failure = pool.failure;
    }
    this.seconds = (performance.now() - startedMs) / 1000;
    this.#pool = null;
    this.running = false;
  }

  /** Stops; what has been measured is kept. */
  cancel(): void {
    this.#isCancelled = true;
    this.#pool?.cancel();
  }

  /** What goes wrong for one goes wrong for all. */
  #fail(failure: Failure): void {
    if (!failure.code.endsWith("/cancelled")) this.failure ??= failure;
    this.cancel();
  }
}
