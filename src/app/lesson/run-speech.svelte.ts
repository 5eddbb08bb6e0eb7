import { untrack } from "svelte";
import type { Bench } from "../../bench/bench.svelte";
import { headlineMeasure } from "../../experiment/headline-measure";
import { tutor } from "../../i18n/en/tutor";
import type { Announcer } from "../../ui/announcer.svelte";
import { fixed, short, whole } from "../../ui/number-text";

/**
 * Speaks of a bench's runs through the page's live region; a failure speaks for itself, as an alert. To be called while a
 * component is set up.
 */
export function speakOfRuns(bench: Bench, announcer: Announcer): void {
  const run = $derived(bench.run?.id);
  const ended = $derived(bench.run?.result ?? null);

  $effect(() => {
    void run;
    untrack(() => {
      // A run that was brought back from storage is not under way.
      if (bench.busy) announcer.say(tutor.live.started);
    });
  });

  // At most a message every 5 s: the announcer sees to that.
  $effect(() => {
    const now = bench.latest;
    if (!now) return;
    untrack(() => {
      const t = tutor.live;
      const history = bench.run?.history ?? [];
      const before = history.at(-6)?.train["loss"];
      const loss = now.train["loss"] ?? NaN;
      const change = before === undefined ? 0 : (loss - before) / Math.max(before, 1e-9);
      const way = change < -0.005 ? "falling" : change > 0.005 ? "rising" : "level";
      const epochs = bench.run?.started?.epochs ?? bench.experiment.training.epochs;
      if (bench.status === "running") announcer.announce(t.progress(whole(now.epoch), whole(epochs), short(loss), way));
    });
  });

  $effect(() => {
    if (bench.status !== "paused") return;
    untrack(() => announcer.say(tutor.live.paused(whole(bench.latest?.epoch ?? 0))));
  });

  $effect(() => {
    const result = ended;
    untrack(() => {
      // A run that was brought back from storage ended long ago: nothing was measured since.
      if (!result || bench.latest === null) return;
      const measure = result.task === "regression" ? "rmse" : headlineMeasure(result.task);
      const value = result.metrics.validation[measure] ?? NaN;
      announcer.say(tutor.live.ended(measure, measure === "rmse" ? short(value) : fixed(value, 3)));
    });
  });
}
