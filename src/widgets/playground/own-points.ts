import { getAnnouncer } from "../../ui/announcer.svelte";
import type { Bench } from "../../bench/bench.svelte";
import { benchText } from "../../i18n/bench-text";
import { fixed } from "../../ui/number-text";
import { className, type PointSource } from "./plane-points";

/** As many as the Experiment's schema allows. */
const mostOwnPoints = 1000;

/** Adds, takes back and redraws the points of a bench, and says so. To be called while a component is set up. */
export function ownPoints(bench: Bench) {
  const announcer = getAnnouncer();
  const change = (edit: (source: PointSource) => PointSource): void =>
    bench.change((experiment) =>
      experiment.data.kind === "points" ? { ...experiment, data: edit(experiment.data) } : experiment,
    );
  const own = () => (bench.experiment.data.kind === "points" ? (bench.experiment.data.added ?? []) : []);
  return {
    change: (source: PointSource) => change(() => source),
    add(x1: number, x2: number, label: number): void {
      const t = benchText.m.playground;
      if (own().length >= mostOwnPoints) return announcer.say(t.full);
      change((source) => ({ ...source, added: [...(source.added ?? []), [x1, x2, label]] }));
      announcer.say(t.added(className(label), fixed(x1, 2), fixed(x2, 2), own().length));
    },
    removeLast(): void {
      if (own().length === 0) return;
      change((source) => ({ ...source, added: (source.added ?? []).slice(0, -1) }));
      announcer.say(benchText.m.playground.removed(own().length));
    },
  };
}
