import type { Bench } from "./bench.svelte";

/** Goes on until so many epochs are done, then pauses; starts a run, or goes on with the interrupted one. */
export async function runTo(bench: Bench, epoch: number): Promise<void> {
  if (!bench.busy) return bench.interrupted ? bench.goOn({ untilEpoch: epoch }) : bench.train({ untilEpoch: epoch });
  bench.status = "running";
  bench.control({ kind: "run-to", epoch });
}
