import { beforeAll, describe, expect, it } from "vitest";
import { exportTfjs } from "../../src/deployment/export-tfjs";
import { importTfjs } from "../../src/deployment/import-tfjs";
import { dirtyPenguins, sampleModel } from "../../src/deployment/sample-model.fixture";
import { failureSentence } from "../../src/i18n/en/failures";
import { readTable } from "../../src/data/read-table";
import { cellText, columnNamed, labelCounts } from "../../src/data/table";
import { packAll, unpackAll } from "../../src/storage/carry";
import { digest } from "../../src/storage/digest.fixture";
import { partsOf } from "../malformed/archives";
import { malformedModels } from "../malformed/malformed-models";
import { malformedProjects, soundRecords } from "../malformed/malformed-projects";
import { malformedZips } from "../malformed/malformed-zips";
import { isOneSentence } from "./one-sentence";

const areNamedOnce = (cases: readonly { readonly name: string }[], least: number): void => {
  expect(cases.length).toBeGreaterThanOrEqual(least);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
};

describe("a malformed model zip is read right, or refused in a sentence with its place and a remedy", () => {
  let parts: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    parts = partsOf(exportTfjs(await sampleModel(dirtyPenguins(), "Sex")).bytes);
  });

  it("there are at least 20, each with a name of its own", () => areNamedOnce(malformedModels, 20));

  it.each(malformedModels)("$name", ({ bytes, expect: expected }) => {
    const outcome = importTfjs("mine.zip", bytes(parts));
    if (expected === "read") return expect(outcome).toMatchObject({ ok: true });
    expect(outcome).toMatchObject({ ok: false, failure: { code: expected.code, file: "mine.zip" } });
    if (outcome.ok) return;
    if (expected.field !== undefined) expect(outcome.failure.field).toContain(expected.field);
    isOneSentence(failureSentence(outcome.failure));
  });
});

describe("a malformed file of everything is read right, or refused as a whole, in a sentence with its place", () => {
  let parts: Record<string, Uint8Array> = {};
  beforeAll(async () => {
    parts = partsOf(new Uint8Array(await (await packAll(soundRecords)).arrayBuffer()));
  });

  it("there are at least 15, each with a name of its own", () => areNamedOnce(malformedProjects, 15));

  it.each(malformedProjects)("$name", async ({ bytes, expect: expected }) => {
    const outcome = await unpackAll(new Blob([new Uint8Array(bytes(parts))]), digest);
    if ("records" in expected) {
      return expect(outcome.ok && outcome.value.length, JSON.stringify(outcome)).toBe(expected.records);
    }
    expect(outcome).toMatchObject({ ok: false, failure: expected });
    if (!outcome.ok) isOneSentence(failureSentence({ file: "mine.zip", ...outcome.failure }));
  });

  it("leaves nothing behind on the prototype of objects", () => {
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("a malformed zip of data is read right, or refused in a sentence with its place and a remedy", () => {
  it("there are at least 50, each with a name of its own", () => areNamedOnce(malformedZips, 50));

  it.each(malformedZips)("$name", async ({ bytes, expect: expected }) => {
    const outcome = await readTable(bytes(), undefined);
    if ("code" in expected) {
      expect(outcome).toMatchObject({ ok: false, failure: { code: expected.code } });
      if (outcome.ok) return;
      if (expected.field !== undefined) expect(outcome.failure.field).toBe(expected.field);
      return isOneSentence(failureSentence({ file: "mine.zip", ...outcome.failure }));
    }
    if (!outcome.ok) throw new Error(failureSentence(outcome.failure));
    const { table, reading } = outcome.value;
    expect([...table.names]).toEqual(expected.names);
    expect(table.rows).toBe(expected.rows);
    const last = table.columns.at(-1);
    const cells = last ? Array.from({ length: table.rows }, (_, row) => cellText(last, row)) : [];
    const missing = cells.filter((cell) => cell === null).length;
    if (expected.missing !== undefined) expect(missing).toBe(expected.missing);
    // What could not be read is said with the file's name.
    const said = reading.notes.find(({ reason }) => reason === "unreadable-file");
    if (expected.missing !== undefined && missing > 0) expect(said).toMatchObject({ changed: missing });
    const classes = columnNamed(table, "class");
    if (expected.classes && classes?.kind === "text") {
      expect(classes.labels.filter((_, code) => (labelCounts(classes)[code] ?? 0) > 0)).toEqual(expected.classes);
    }
    if (expected.cells) expect(cells.filter((cell) => cell !== null)).toEqual(expected.cells);
  });
});
