import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build.mjs";
import { projectRoot } from "../../scripts/command.mjs";
import { defaultExperiment } from "../../src/experiment/experiment";
import { isRefused, malformedFiles } from "../malformed/malformed-files";

const folder = mkdtempSync(path.join(tmpdir(), "process-"));
const penguins = path.join(projectRoot, "src/datasets/penguins/penguins.csv");

beforeAll(() => ensureBuilt("cli", { quiet: true }));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** The command as a process of its own. @param afterFirst what a reader does once something came */
function run(args: readonly string[], afterFirst?: (stop: () => void) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(projectRoot, "dist-cli/main.js"), ...args], { cwd: folder });
    let out = "";
    let errors = "";
    child.stdout.on("data", (piece: Buffer) => {
      out += piece.toString();
      afterFirst?.(() => child.stdout.destroy());
    });
    child.stderr.on("data", (piece: Buffer) => (errors += piece.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, errors }));
  });
}

const lastLine = (out: string): Record<string, unknown> =>
  JSON.parse(out.trimEnd().split("\n").at(-1) ?? "") as Record<string, unknown>;

describe("the command line as a process", () => {
  it("prints JSON Lines, ends with the result in its agreed shape, and exits with 0", async () => {
    const { code, out, errors } = await run(["--data", penguins, "--target", "Sex", "--epochs", "3"]);
    expect([code, errors]).toEqual([0, ""]);
    const count = expect.any(Number) as number;
    const scores = { loss: count, accuracy: count, macroF1: count, auc: count };
    expect(lastLine(out)).toStrictEqual({
      type: "result",
      task: "classification",
      backend: "wasm",
      seconds: count,
      parameters: count,
      rows: { train: 200, validation: 67, test: 66 },
      metrics: { train: scores, validation: scores, test: scores },
      preparation: expect.arrayContaining([
        expect.objectContaining({ step: "drop-columns", column: "Region", reason: "constant" }),
      ]) as unknown,
    });
  });

  it("runs a document from anywhere; its file lies beside it", async () => {
    const beside = path.join(folder, "beside");
    mkdirSync(beside);
    const data = "x,y\n" + Array.from({ length: 30 }, (_, row) => `${row % 7},${row * 1.5}`).join("\n");
    writeFileSync(path.join(beside, "numbers.csv"), data);
    const document = { ...defaultExperiment, data: { kind: "file", name: "numbers.csv", bytes: 0 }, target: "y" };
    const training = { ...defaultExperiment.training, epochs: 2 };
    const text = JSON.stringify({ ...document, training, evaluation: { openTest: true } });
    writeFileSync(path.join(beside, "document.json"), `\uFEFF${text}`);
    const { code, out, errors } = await run(["beside/document.json"]);
    expect([code, errors]).toEqual([0, ""]);
    const test = {
      loss: expect.any(Number),
      rmse: expect.any(Number),
      mae: expect.any(Number),
      r2: expect.any(Number),
    };
    expect(lastLine(out)).toMatchObject({ task: "regression", metrics: { test } });
  });

  it("a document whose file is not there names that file", async () => {
    const document = { ...defaultExperiment, data: { kind: "file", name: "gone.csv", bytes: 0 }, target: "y" };
    writeFileSync(path.join(folder, "lost.json"), JSON.stringify(document));
    const { code, errors } = await run(["lost.json"]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^cli\/no-such-file: [^\n]*gone\.csv: [^\n]+\n$/);
  });

  it("a reader that closes the pipe early ends it without a word", async () => {
    const { code, errors } = await run(["--data", penguins, "--target", "Sex", "--epochs", "200"], (stop) => stop());
    expect([code, errors]).toEqual([0, ""]);
  });

  it("a profile is asked for with its own word, and prints one line of JSON", async () => {
    const file = path.join(folder, "to-profile.json");
    const data = { kind: "points", shape: "moons", count: 60, noise: 0.1 };
    const training = { ...defaultExperiment.training, epochs: 3 };
    writeFileSync(file, JSON.stringify({ ...defaultExperiment, data, target: "class", training, backend: "wasm" }));
    const { code, out, errors } = await run(["--profile", file, "--json"]);
    expect([code, errors]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ backend: "wasm", steps: 6, dispatches: {} });
  });

  const hasWebGpu = (() => {
    try {
      return createRequire(import.meta.url).resolve("webgpu") !== "";
    } catch {
      return false;
    }
  })();
  it.skipIf(hasWebGpu)("webgpu without its package is refused with the reason", async () => {
    const { code, errors } = await run(["--data", penguins, "--target", "Sex", "--backend", "webgpu"]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^backend\/webgpu-unavailable: [^\n]+ install the npm package webgpu\.\n$/);
  });

  const handful = [
    "an unclosed quote that swallows the file",
    "a million columns",
    "a zero byte",
    "three rows",
    "UTF-32",
  ];
  it.each(malformedFiles.filter(({ name }) => handful.includes(name)))(
    "$name: one sentence, no stack, exit code 2",
    async ({ bytes, expect: expected }) => {
      if (!isRefused(expected)) throw new Error("this one is read");
      const file = path.join(folder, "malformed.csv");
      writeFileSync(file, bytes());
      const { code, errors } = await run(["--data", file, "--target", expected.target ?? "y"]);
      expect(code).toBe(2);
      expect(errors.trimEnd().split("\n")).toHaveLength(1);
      expect(errors.startsWith(`${expected.code}: `)).toBe(true);
    },
  );

  it("a name that speaks to the terminal does not", async () => {
    const { code, errors } = await run(["--data", penguins, "--target", "\u001b[2J\nSex\u202e"]);
    expect(code).toBe(2);
    expect(errors).toMatch(/^[^\p{Cc}\p{Cf}]+\n$/u);
  });
});
