import type { Bench } from "./bench.svelte";

/**
 * Gives the network in hand hidden layers of these sizes; a layer keeps what else it has, a new one takes it from the last.
 * A run under way is forgotten: its weights do not fit any more.
 */
export function setHiddenUnits(bench: Bench, units: readonly number[]): void {
  if (bench.busy) bench.reset();
  bench.change((experiment) => {
    const before = experiment.model.family === "mlp" ? experiment.model.layers : [];
    const last = before.at(-1) ?? { activation: "tanh" as const };
    return {
      ...experiment,
      model: { family: "mlp", layers: units.map((count, i) => ({ ...(before[i] ?? last), units: count })) },
    };
  });
}
