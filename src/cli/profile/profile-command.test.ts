import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { runProfile, type Profile } from "./profile-command";

const folder = mkdtempSync(path.join(tmpdir(), "profile-"));
afterAll(() => rmSync(folder, { recursive: true }));

const experiment: Experiment = {
  ...defaultExperiment,
  data: { kind: "points", shape: "moons", count: 60, noise: 0.1 },
  target: "class",
  task: "classification",
  model: { family: "mlp", layers: [{ units: 6, activation: "tanh" }] },
  training: { epochs: 4, batchSize: 12, optimizer: "adam", learningRate: 0.02 },
};

async function profile(
  change: Partial<Experiment>,
  ...options: string[]
): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const file = path.join(folder, "experiment.json");
  writeFileSync(file, JSON.stringify({ ...experiment, ...change }));
  const [lines, errors]: [string[], string[]] = [[], []];
  const terminal = { out: (line: string) => lines.push(line), error: (line: string) => errors.push(line) };
  const code = await runProfile([file, ...options], terminal);
  return { code, lines, errors };
}

it("a profile says per kernel how often it ran and for how long, on wasm and on the plain loops", async () => {
  for (const backend of ["wasm", "cpu"] as const) {
    const { code, lines, errors } = await profile({ backend }, "--json");
    expect([code, errors, lines.length]).toEqual([0, [], 1]);
    const found = JSON.parse(lines[0] ?? "") as Profile;
    expect(found).toMatchObject({ backend, steps: 4 * 3, dispatches: {} });
    const adam = found.calls.find(({ name }) => /adam/i.test(name));
    expect(adam?.calls).toBe(found.steps);
    const watched = found.calls.reduce((sum, { ms }) => sum + ms, 0);
    expect(watched).toBeGreaterThan(0);
    expect(watched).toBeLessThan(found.ms);
  }
});

it("a profile for people is a table that ends with all else", async () => {
  const { code, lines } = await profile({ backend: "cpu" });
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^cpu: 12 steps, \d+ ms$/);
  expect(lines[2]).toMatch(/^kernel +calls +a step +ms +share$/);
  expect(lines.some((line) => /^adam +12 +1\.0 +\d+\.\d\d +\d+\.\d %$/.test(line))).toBe(true);
  expect(lines.at(-1)).toMatch(/^all else /);
});

it("what cannot be run is refused in one sentence", async () => {
  const { code, errors } = await profile({ target: "nothing" });
  expect([code, errors.length]).toEqual([2, 1]);
  expect((await profile({}, "--fast")).errors).toEqual([expect.stringContaining("--fast")]);
});
