import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sharedExperiment } from "../../src/app/share";
import { pageHash, readHash } from "../../src/app/router.svelte";
import { runCommandLine } from "../../src/cli/command-line";
import { parseExperimentJson } from "../../src/experiment/parse-experiment";
import { failureSentence } from "../../src/i18n/en/failures";
import {
  malformedAddresses,
  malformedExperiments,
  malformedRoutes,
  soundExperiment,
  type RefusedExperiment,
} from "../malformed/malformed-experiments";
import { isOneSentence } from "./one-sentence";

const folder = mkdtempSync(path.join(tmpdir(), "malformed-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function commandLine(file: string) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCommandLine([file], { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>), errors };
}

async function isRefusedAs(bytes: Uint8Array, { code, field, said, whenOpened }: RefusedExperiment): Promise<void> {
  const outcome = parseExperimentJson(bytes, "mine.json");
  expect(outcome).toMatchObject(
    whenOpened
      ? { ok: true }
      : { ok: false, failure: { code, file: "mine.json", ...(field !== undefined && { field }) } },
  );
  const file = path.join(folder, "experiment.json");
  writeFileSync(file, bytes);
  const refused = await commandLine(file);
  expect(refused.code).toBe(2);
  expect(refused.errors).toHaveLength(1);
  const [sentence = ""] = refused.errors;
  expect(sentence.startsWith(`${code}: ${file}: `), sentence).toBe(true);
  isOneSentence(sentence);
  if (field !== undefined && code !== "experiment/format-newer") expect(sentence).toContain(`"${field}"`);
  if (said !== undefined) expect(sentence).toContain(said);
  expect(refused.lines.filter(({ type }) => type === "result")).toEqual([]);
}

describe("a malformed Experiment is read right, or refused in a sentence with its field and a remedy", () => {
  it("there are at least 25, each with a name of its own", () => {
    expect(malformedExperiments.length).toBeGreaterThanOrEqual(25);
    expect(new Set(malformedExperiments.map(({ name }) => name)).size).toBe(malformedExperiments.length);
  });

  it.each(malformedExperiments)("$name", async ({ bytes, expect: expected }) => {
    if (expected !== "read") return isRefusedAs(bytes(), expected);
    expect(parseExperimentJson(bytes())).toEqual({ ok: true, value: soundExperiment });
    const file = path.join(folder, "experiment.json");
    writeFileSync(file, bytes());
    const { code, lines, errors } = await commandLine(file);
    expect([code, errors]).toEqual([0, []]);
    expect(lines.at(-1)).toMatchObject({ type: "result" });
  });

  it("of 300 megabytes is refused before it is read", async () => {
    const file = path.join(folder, "huge.json");
    writeFileSync(file, "{");
    truncateSync(file, 300_000_000);
    const { code, errors } = await commandLine(file);
    expect(code).toBe(2);
    expect(errors[0]).toMatch(/^experiment\/too-large: .*300000000 bytes/);
  });

  it.each(["../data.csv", "/etc/passwd", "a/../../data.csv", "..\\data.csv", "C:\\data.csv"])(
    "reads no file outside its folder: %s",
    async (name) => {
      const file = path.join(folder, "elsewhere.json");
      writeFileSync(file, JSON.stringify({ ...soundExperiment, data: { kind: "file", name, bytes: 1 } }));
      const { code, errors } = await commandLine(file);
      expect(code).toBe(2);
      expect(errors[0]).toMatch(/^cli\/outside: /);
      isOneSentence(errors[0] ?? "");
    },
  );

  it("leaves nothing behind on the prototype of objects", () => {
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("a malformed shared address is read right, or refused in a sentence", () => {
  it.each(malformedAddresses)("$name", async ({ text, expect: expected }) => {
    const outcome = await sharedExperiment(text());
    if (expected === "read") return expect(outcome).toEqual({ ok: true, value: soundExperiment });
    expect(outcome).toMatchObject({ ok: false, failure: expected });
    if (!outcome.ok) isOneSentence(failureSentence(outcome.failure));
  });
});

describe("a malformed route is divided without an error", () => {
  it.each(malformedRoutes)("$name", ({ hash, segments }) => {
    expect(readHash(pageHash(hash)).segments).toEqual(segments);
  });
});
