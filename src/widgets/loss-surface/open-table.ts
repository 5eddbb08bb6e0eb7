import type { Bench } from "../../bench/bench.svelte";

/** Points are drawn without their table; what measures on its rows opens it. To be called in an effect. */
export function openTable(bench: Bench): void {
  const isShut = bench.profile === null && bench.status === "empty" && bench.failure === null;
  if (isShut && bench.experiment.data.kind === "points") void bench.opened();
}
