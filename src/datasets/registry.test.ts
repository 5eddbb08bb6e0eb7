import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addressOf, datasets } from "./registry";

const here = new URL("./", import.meta.url);

describe.each([...datasets])("%s", (id, dataset) => {
  it("is named after its folder and its bytes are those of the card", () => {
    expect(readdirSync(here)).toContain(id);
    const bytes = readFileSync(new URL(`./${id}/${dataset.file}`, here));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(dataset.card.sha256);
    expect(addressOf(dataset)).toContain(dataset.file.split(".")[0]);
  });

  it("has a card that names source, licence and every column", () => {
    const { card } = dataset;
    const text = readFileSync(new URL(`./${id}/${dataset.file}`, here), "utf8");
    expect(text.slice(0, text.indexOf("\n")).split(",")).toEqual(card.columns.map(({ name }) => name));
    expect(text.trimEnd().split("\n").length - 1).toBe(card.rows);
    for (const said of [card.licence, card.citation, card.source.package, card.source.version, card.convertedBy])
      expect(said).not.toBe("");
  });

  it("plants only faults that its card names", async () => {
    const { card, planter } = dataset;
    if (card.faults.length > 0) expect(await planter?.()).toHaveProperty("plant");
  });
});
