import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plant } from "./faults";
import penguins from "./meta";

const csv = readFileSync(new URL("./penguins.csv", import.meta.url), "utf8");
const linesOf = (text: string): string[] => text.trimEnd().split("\n");
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell ?? "").slice(0, -1);

describe("planted faults", () => {
  it("are the same every time, in whatever order they are asked for", () => {
    expect(plant(csv, ["field-sheet", "ring-note"])).toEqual(plant(csv, ["ring-note", "field-sheet"]));
  });

  it("are exactly what the card tells", () => {
    for (const { id, planted } of penguins.card.faults) {
      const found = plant(csv, [id]).planted.map(({ what, column, count }) => ({
        what,
        ...(column !== undefined && { column }),
        count,
      }));
      expect(found).toEqual(planted);
    }
  });

  it("leave every other row as it was", () => {
    const { csv: dirty, planted } = plant(csv, ["field-sheet"]);
    const touched = new Set(planted.flatMap(({ rows }) => rows));
    const before = new Set(linesOf(csv));
    linesOf(dirty)
      .slice(1)
      .forEach((line, row) => {
        if (!touched.has(row)) expect(before.has(line)).toBe(true);
      });
  });

  it("change nothing where none is asked for", () => {
    expect(linesOf(plant(csv, []).csv)).toEqual(linesOf(csv));
  });
});

describe("ring-note", () => {
  const lines = linesOf(plant(csv, ["ring-note"]).csv);

  it("gives the sex away by the leg, and nothing for birds that were not sexed", () => {
    for (const line of lines.slice(1)) {
      const note = cellsOf(line).at(-1) ?? "";
      const leg = line.includes(",MALE,")
        ? /^"Ringed \d{4}-\d\d-\d\d \d\d:\d\d, right leg"$/
        : line.includes(",FEMALE,")
          ? /^"Ringed .*, left leg"$/
          : /^NA$/;
      expect(note).toMatch(leg);
    }
  });
});

describe("second-visit", () => {
  const { csv: repeated, planted } = plant(csv, ["second-visit"]);
  const lines = linesOf(repeated).slice(1);
  const rings = lines.map((line) => line.split(",").at(-1) ?? "");

  it("repeats birds of the first two seasons only, under their own ring", () => {
    const counts = new Map<string, number>();
    for (const ring of rings) counts.set(ring, (counts.get(ring) ?? 0) + 1);
    expect(counts.size).toBe(344);
    expect([...counts.values()].every((count) => count <= 3)).toBe(true);
    lines.forEach((line, row) => {
      if (line.startsWith("PAL0910")) expect(counts.get(rings[row] ?? "")).toBe(1);
    });
  });

  it("keeps a bird's traits and writes numbers as the file does", () => {
    const visits = planted.find(({ what }) => what === "rows")?.rows ?? [];
    for (const row of visits) {
      const visit = cellsOf(lines[row] ?? "");
      const others = lines.filter((_, other) => other !== row && rings[other] === rings[row]).map(cellsOf);
      for (const column of [0, 1, 2, 4, 6, 7, 13])
        expect(others.every((bird) => bird[column] === visit[column])).toBe(true);
      expect(visit[9]).toMatch(/^\d\d(\.\d)?$/);
      expect(visit[11]).toMatch(/^\d{3}$/);
      expect(Number(visit[12]) % 25).toBe(0);
    }
  });
});

describe("volunteers", () => {
  const [head = "", ...lines] = linesOf(plant(csv, ["volunteers"]).csv);
  const sexed = lines.map((line) => cellsOf(line)).filter((cells) => /^(FE)?MALE$/.test(cells.at(-1) ?? ""));
  const at = (cells: readonly string[], name: string) => cells[cellsOf(head).indexOf(name)] ?? "";

  it("go by size alone, or are right but for one label in four", () => {
    const wrong = (name: string) => sexed.filter((cells) => at(cells, name) !== at(cells, "Sex")).length;
    expect([sexed.length, wrong("Sex by size"), wrong("Sex in haste")]).toEqual([333, 117, 83]);
    for (const cells of sexed)
      expect(at(cells, "Sex by size")).toBe(Number(at(cells, "Body Mass (g)")) >= 4050 ? "MALE" : "FEMALE");
  });
});
