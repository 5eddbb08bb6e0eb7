import { withBreaths, type Pieces } from "../data/pieces";
import { preparing, type Prepared } from "../data/prepare/prepare";
import type { Table } from "../data/table";
import { measuringLosses, preparedRow } from "../evaluation/losses-at";
import type { Experiment } from "../experiment/experiment";
import { learnsBy } from "../experiment/learns";
import { err, ok, orThrow, type Outcome } from "../experiment/failure";
import type { LossAnswer, LossRequest, PreparedRow } from "../experiment/loss-request";
import { workerClock } from "./worker-clock";

interface PreparedTable {
  readonly table: Table;
  readonly key: string;
  readonly prepared: Promise<Prepared>;
}

/** Measures losses anywhere. The table asked about last stays prepared: a surface is asked for with every weight chosen. */
export class LossDesk {
  #last: PreparedTable | null = null;
  /** What one view asks for ends what it asked before. */
  readonly #asked = new Map<string, LossRequest>();

  async losses(table: Table, experiment: Experiment, request: LossRequest, view: string): Promise<Outcome<LossAnswer>> {
    this.#asked.set(view, request);
    const prepared = await this.#prepared(table, experiment);
    const isStale = () => this.#asked.get(view) !== request;
    const work = measuringLosses(prepared, request, experiment.seed);
    const answer = await withBreaths(untilStale(work, isStale), workerClock);
    return answer ? ok(answer) : err({ code: "worker/cancelled" });
  }

  async row(table: Table, experiment: Experiment, at: number): Promise<Outcome<PreparedRow>> {
    return ok(preparedRow(await this.#prepared(table, experiment), at));
  }

  #prepared(table: Table, experiment: Experiment): Promise<Prepared> {
    const { preparation, target, task, split, seed, judge, model } = experiment;
    const key = JSON.stringify([preparation, target, task, split, seed, judge, learnsBy[model.family]]);
    if (this.#last?.table === table && this.#last.key === key) return this.#last.prepared;
    const prepared = withBreaths(preparing(table, experiment), workerClock).then(orThrow);
    const mine = (this.#last = { table, key, prepared });
    // What failed is tried again.
    prepared.catch(() => {
      if (this.#last === mine) this.#last = null;
    });
    return prepared;
  }
}

function* untilStale<T>(work: Pieces<T>, isStale: () => boolean): Pieces<T | null> {
  for (;;) {
    if (isStale()) return null;
    const next = work.next();
    if (next.done) return next.value;
    yield next.value;
  }
}
