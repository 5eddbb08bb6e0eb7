import { expect, it } from "vitest";
import { datasetIds, findDataset } from "../datasets/registry";
import { openSource } from "./open-source";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { withBreaths } from "../data/pieces";
import { previewingSplit } from "../data/split/split-preview";

/** What the detector is right to be loud about: the data came so, and each card or lesson tells of it. */
const honest: Readonly<Record<string, readonly string[]>> = {
  // The same model of car, year after year.
  cars: ["names Name"],
  // Each month beside its neighbours.
  co2: ["future Date"],
  // Swarms: many quakes of one place.
  earthquakes: ["names place"],
  // Today's weather is much like yesterday's.
  "seattle-weather": ["future date"],
  // One mail sent to many.
  spam: ["duplicates", "near-duplicates"],
  stocks: ["future date"],
  // Each volunteer gave eleven samples of blood.
  theophylline: ["names Subject"],
  // An era is so many years, and so many Presidents.
  "union-addresses": ["derived president", "derived year"],
};

async function loudIn(id: string): Promise<string[] | null> {
  const dataset = await findDataset(id);
  const target = dataset?.card.targets[0]?.column;
  // Pictures are looked at whole, and need their time.
  if (target === undefined || !dataset?.file.endsWith(".csv")) return null;
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "shelf", id, faults: [] },
    target,
    preparation: [],
  };
  const opened = await openSource(experiment, {
    fetchBytes: async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer()),
  });
  if (!opened.ok) return [opened.failure.code];
  const clock = { now: () => 0, breathe: async () => undefined };
  const outcome = await withBreaths(previewingSplit(opened.value.table, experiment), clock);
  // A text alone has no features before it is taken for words.
  if (!outcome.ok) return outcome.failure.code === "data/no-features" ? [] : [outcome.failure.code];
  const loud = outcome.value.leaks.filter((leak) => leak.loud);
  return loud.map((leak) => ("column" in leak ? `${leak.leak} ${leak.column}` : leak.leak)).sort();
}

it.each(datasetIds)("%s as it stands on the shelf: no alarm but the honest ones", async (id) => {
  expect((await loudIn(id)) ?? []).toEqual(honest[id] ?? []);
});
