import type { Bench } from "../../bench/bench.svelte";
import { watchCalm } from "../../ui/calm-motion.svelte";

/**
 * The run's weights as they are to be drawn: the latest; where less motion is asked for, while the run goes on, one
 * moment an epoch. To be called while a component is set up.
 */
export function shownSnapshot(bench: Bench): { readonly now: Bench["snapshot"] } {
  const calm = watchCalm();
  let held: Bench["snapshot"] = null;
  const now = $derived.by(() => {
    const latest = bench.snapshot;
    const waits = calm.now && bench.status === "running" && latest !== null && held !== null;
    if (!waits || Math.floor(latest.epoch) !== Math.floor(held?.epoch ?? 0)) held = latest;
    return held;
  });
  return {
    get now() {
      return now;
    },
  };
}
