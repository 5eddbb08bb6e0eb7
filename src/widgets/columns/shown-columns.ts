import type { Bench } from "../../bench/bench.svelte";

/** How many of the preparation's steps the table is looked at after. */
export const shownSteps = ({ shownSteps: steps, experiment }: Bench): number =>
  Math.min(steps, experiment.preparation.length);

/** What of the experiment a column depends on as it is looked at. */
export function shownKey(bench: Bench): string {
  const { preparation, target, task, split, seed, data, reading } = bench.experiment;
  const steps = shownSteps(bench);
  return JSON.stringify([
    data,
    reading,
    target,
    task,
    ...(steps > 0 ? [preparation.slice(0, steps), split, seed] : []),
  ]);
}

/** On data of the course with something planted in it, what tells of the target is for the learner to find. */
export const tellsOfTarget = ({ experiment: { data } }: Bench): boolean =>
  data.kind === "file" || (data.kind === "shelf" && !data.faults);
