import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Dataset } from "./dataset";
import { addressOf, datasetIds, findDataset } from "./registry";

const here = new URL("./", import.meta.url);
const project = new URL("../../", import.meta.url);

async function datasetOf(id: string): Promise<Dataset> {
  const dataset = await findDataset(id);
  if (!dataset) throw new Error(`no dataset ${id}`);
  return dataset;
}

it("the shelf holds at least 14 tables, at most 3 MB together and none much above 300 kB, and pictures of at most 2 MB", async () => {
  const sizes = { csv: [0], pictures: [0] };
  for (const id of datasetIds) {
    const { file } = await datasetOf(id);
    const { length } = readFileSync(new URL(`./${id}/${file}`, here));
    sizes[file.endsWith(".csv") ? "csv" : "pictures"].push(length);
  }
  const sum = (all: readonly number[]): number => all.reduce((before, one) => before + one, 0);
  expect(sizes.csv.length).toBeGreaterThan(14);
  expect(Math.max(...sizes.csv)).toBeLessThanOrEqual(330_000);
  expect(sum(sizes.csv)).toBeLessThanOrEqual(3_000_000);
  expect(sum(sizes.pictures)).toBeLessThanOrEqual(2_000_000);
});

it("a folder that is not there is no dataset", async () => {
  expect(await findDataset("unicorns")).toBeNull();
});

describe.each(datasetIds)("%s", (id) => {
  it("is named after its folder and its bytes are those of the card", async () => {
    const dataset = await datasetOf(id);
    expect(dataset.id).toBe(id);
    expect(readdirSync(new URL(`./${id}/`, here))).toContain(dataset.file);
    const bytes = readFileSync(new URL(`./${id}/${dataset.file}`, here));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(dataset.card.sha256);
    expect(addressOf(dataset)).toContain(dataset.file.split(".")[0]);
  });

  it("has a card whose every text is said", async () => {
    const { card } = await datasetOf(id);
    const { title, gist, description, conversion, peopleInIt, harm, columns, knownFaults, licence, citation } = card;
    const { source, convertedBy } = card;
    const texts = [
      ...[title, gist, description, conversion, ...[peopleInIt, harm].filter((said) => said !== undefined)],
      ...columns.map(({ meaning }) => meaning),
      ...knownFaults.map(({ told }) => told),
    ].map(({ en }) => en);
    for (const said of [...texts, licence, citation, source.package, source.version, source.path, convertedBy])
      expect(said.trim()).toMatch(/^\S.+/);
    for (const sentence of [gist.en, ...columns.map(({ meaning }) => meaning.en)]) expect(sentence).toMatch(/[.?]$/);
    expect(card.people).not.toHaveLength(0);
    expect(knownFaults).not.toHaveLength(0);
    expect(knownFaults.flatMap(({ counted }) => counted)).not.toHaveLength(0);
    expect(existsSync(new URL(convertedBy, project))).toBe(true);
  });

  it("says plainly where it can harm if there are people in it whose health, money or origin it tells", async () => {
    const { card } = await datasetOf(id);
    const names = card.columns.map(({ name }) => name.toLowerCase());
    const tender = names.some((name) => /^(sex|ethnic.*|personal|age|foreignworker|income|party)$/.test(name));
    if ((tender && card.peopleInIt) || ["health", "pharmaceuticals", "finance"].includes(card.field))
      expect(card.harm?.en.length).toBeGreaterThan(80);
  });

  it("suggests targets that are columns of it, and plants only faults that its card names", async () => {
    const { card, planter } = await datasetOf(id);
    const names = card.columns.map(({ name }) => name);
    for (const { column, without = [], group = column } of card.targets)
      expect(names).toEqual(expect.arrayContaining([column, ...without, group]));
    if (card.faults.length > 0) expect(await planter?.()).toHaveProperty("plant");
  });
});
