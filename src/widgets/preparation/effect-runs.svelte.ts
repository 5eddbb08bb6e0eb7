import type { Bench } from "../../bench/bench.svelte";
import type { Experiment } from "../../experiment/experiment";
import type { Failure } from "../../experiment/failure";
import type { PreparationStep } from "../../experiment/preparation";
import { unnamed } from "../../experiment/unnamed-steps";
import type { PoolHandle } from "../../workers/client";

/** Splits that each prefix of the preparation is judged on; each is drawn anew from its seed. */
const seeds = [101, 102, 103, 104, 105];
export const effectSeeds = seeds.length;

/**
 * Trains a small model on the table after each step, over several random splits, and keeps the validation scores. What was
 * measured once (for the same steps, target and split) is not measured again.
 */
export class EffectRuns {
  /** Scores by what they were measured on; see `keyOf`. */
  scores = $state.raw<ReadonlyMap<string, readonly number[]>>(new Map());
  metric = $state<"accuracy" | "r2">("accuracy");
  running = $state(false);
  done = $state(0);
  total = $state(0);
  seconds = $state(0);
  failure = $state.raw<Failure | null>(null);
  #pool: PoolHandle | null = null;

  constructor(readonly bench: Bench) {}

  /** What a score depends on, for the first `count` steps. */
  keyOf(experiment: Experiment, count: number): string {
    const { data, reading, target, task, split } = experiment;
    return JSON.stringify([
      unnamed(active(experiment.preparation.slice(0, count))),
      data,
      reading,
      target,
      task,
      split,
    ]);
  }

  scoresAfter(count: number): readonly number[] | null {
    return this.scores.get(this.keyOf(this.bench.experiment, count)) ?? null;
  }

  async measure(): Promise<void> {
    const { experiment } = this.bench;
    const counts = Array.from({ length: experiment.preparation.length + 1 }, (_, count) => count);
    const missing = [...new Map(counts.map((count) => [this.keyOf(experiment, count), count]))].filter(
      ([key]) => !this.scores.has(key),
    );
    this.running = true;
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
        this.metric = outcome.value.task === "classification" ? "accuracy" : "r2";
        const { key, at } = asked[index] ?? { key: "", at: 0 };
        // Runs end in any order; what is compared is split by split.
        const measured = scores.get(key) ?? [];
        measured[at] = outcome.value.metrics.validation[this.metric] ?? NaN;
        scores.set(key, measured);
        if (Object.keys(measured).length === seeds.length) this.scores = new Map([...this.scores, [key, measured]]);
      },
    );
    if (pool.ok) {
      this.#pool = pool.value;
      if (this.failure) this.cancel();
      await pool.value.done;
    } else {
      this.failure = pool.failure;
    }
    this.seconds = (performance.now() - startedMs) / 1000;
    this.#pool = null;
    this.running = false;
  }

  cancel(): void {
    this.#pool?.cancel();
  }

  /** What goes wrong for one goes wrong for all. */
  #fail(failure: Failure): void {
    if (!failure.code.endsWith("/cancelled")) this.failure ??= failure;
    this.cancel();
  }
}

const active = (steps: readonly PreparationStep[]): PreparationStep[] => steps.filter(({ off }) => !off);

/**
 * A linear model on the table after the first `count` steps; "auto" makes trainable what they leave. Labels given by hand
 * are there from the first: the target may be among them.
 */
function smallExperiment(experiment: Experiment, count: number, seed: number): Experiment {
  const byHand = experiment.preparation.slice(count).filter(({ step }) => step === "label-rows");
  return {
    ...experiment,
    seed,
    split: { ...experiment.split, seed },
    preparation: [...active([...byHand, ...experiment.preparation.slice(0, count)]), { step: "auto" }],
    model: { family: "linear" },
    training: { epochs: 40, batchSize: 32, optimizer: "adam", learningRate: 0.03 },
    evaluation: { openTest: false },
  };
}
