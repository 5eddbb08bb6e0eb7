import type { Bench } from "../../bench/bench.svelte";
import type { DenseWeights, RowSample } from "../../experiment/run-event";
import type { RunRecord } from "../../experiment/run-record";

/** A run of one family as it is to be drawn: its layers at one moment, and some of its training rows. */
export interface LookInHand {
  readonly run: RunRecord;
  /** null: before the first moment, or of a run of another day whose weights are gone. */
  readonly layers: readonly DenseWeights[] | null;
  readonly epoch: number | null;
  readonly sample: RowSample | null;
}

/** null where the run in hand is of another family, or there is none. @param now the moment to be drawn of a run under way */
export function lookInHand(bench: Bench, family: string, now: Bench["snapshot"]): LookInHand | null {
  const { run, lookedAt, checkpoint } = bench;
  if (run?.experiment.model.family !== family || !run.prepared) return null;
  const look = lookedAt ?? now;
  return {
    run,
    layers: look?.layers ?? checkpoint?.model.layers ?? run.model?.layers ?? null,
    epoch: look?.epoch ?? checkpoint?.epoch ?? run.result?.bestEpoch ?? null,
    sample: run.sample ?? null,
  };
}
