import type { Bench } from "../../bench/bench.svelte";
import { withHandWeight, type HandWeight } from "../../experiment/hand-weights";

/** Sets one number of the network: of the run under way at once, else of the first weights. */
export function setWeight(bench: Bench, weight: HandWeight): void {
  if (bench.locked) return;
  if (bench.busy) return bench.control({ kind: "set", values: { weights: [weight] } });
  bench.change(({ training, ...rest }) => ({
    ...rest,
    training: { ...training, weights: withHandWeight(training.weights, weight) },
  }));
}
