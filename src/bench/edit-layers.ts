import type { Bench } from "./bench.svelte";

/**
 * Gives the network in hand hidden layers of these sizes; a layer keeps its activation, a new one takes that of the last.
 * A run under way is forgotten: its weights do not fit any more.
 */
export function setHiddenUnits(bench: Bench, units: readonly number[]): void {
  if (bench.busy) bench.reset();
  bench.change((experiment) => {
    const before = experiment.model.family === "mlp" ? experiment.model.layers : [];
    const activation = before.at(-1)?.activation ?? "tanh";
    return {
      ...experiment,
      model: { family: "mlp", layers: units.map((count, i) => ({ ...(before[i] ?? { activation }), units: count })) },
    };
  });
}
