import { untrack } from "svelte";
import { learnsBy } from "../experiment/learns";
import type { PreparationPreview } from "../workers/protocol";
import type { Bench } from "./bench.svelte";

/**
 * What all preparation steps in hand make of the table, and what each did; null until that is known. To be called while a
 * component is set up.
 */
export function preparedPreview(bench: Bench): { readonly now: PreparationPreview | null; readonly key: string } {
  let now = $state.raw<PreparationPreview | null>(null);
  // What of the experiment it depends on.
  const key = $derived.by(() => {
    const { preparation, target, task, split, seed, model } = bench.experiment;
    return JSON.stringify([preparation, target, task, split, seed, learnsBy[model.family] === "target"]);
  });
  $effect(() => {
    void key;
    if (!bench.profile) return;
    let current = true;
    const { client, tableId, experiment } = untrack(() => bench);
    void client.preview(tableId, experiment, experiment.preparation.length).then((outcome) => {
      if (current) now = outcome.ok ? outcome.value : null;
    });
    return () => (current = false);
  });
  return {
    get now() {
      return now;
    },
    get key() {
      return key;
    },
  };
}
