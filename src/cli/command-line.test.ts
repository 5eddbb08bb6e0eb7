import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRandom } from "../experiment/random";
import { runCommandLine } from "./command-line";

const folder = mkdtempSync(path.join(tmpdir(), "command-line-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}

const random = createRandom(9, "table");
const rows = Array.from({ length: 80 }, (_, i) => {
  const warm = i % 2;
  return [
    i,
    (warm * 3 + random.normal()).toFixed(3),
    (20 + 8 * warm + random.normal()).toFixed(2),
    warm ? "Warm" : "cold",
    "x",
  ].join(";");
});
const table = file("weather.csv", ["number;wind;temperature;kind;constant", ...rows].join("\n"));

async function run(...args: string[]): Promise<{ code: number; lines: Record<string, unknown>[]; errors: string[] }> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCommandLine(args, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>), errors };
}

describe("the command line", () => {
  it("the short form prepares, trains, opens the test, and ends with the result", async () => {
    const { code, lines, errors } = await run("--data", table, "--target", "kind", "--epochs", "5", "--seed", "3");
    expect([code, errors]).toEqual([0, []]);
    const result = lines.at(-1) ?? {};
    expect(Object.keys(result)).toEqual([
      "type",
      "task",
      "backend",
      "seconds",
      "parameters",
      "rows",
      "metrics",
      "preparation",
    ]);
    expect(result).toMatchObject({
      type: "result",
      task: "classification",
      backend: "wasm",
      rows: { train: 48, validation: 16, test: 16 },
      metrics: {
        test: {
          loss: expect.any(Number),
          accuracy: expect.any(Number),
          macroF1: expect.any(Number),
          auc: expect.any(Number),
        },
      },
    });
    expect(result["preparation"]).toContainEqual(expect.objectContaining({ column: "constant", reason: "constant" }));
    expect(lines.map((line) => line["type"])).toEqual(expect.arrayContaining(["prepared", "started", "metrics"]));
    for (const never of ["snapshot", "model", "predictions"])
      expect(lines.map((line) => line["type"])).not.toContain(never);
  });

  it("predicts a number with rmse, mae and r2, by any of the models", async () => {
    for (const model of ["mlp", "linear", "baseline"]) {
      const { code, lines } = await run(
        "--data",
        table,
        "--target",
        "temperature",
        "--model",
        model,
        "--epochs",
        "3",
        "--drop",
        "number",
        "--backend",
        "cpu",
      );
      expect(code).toBe(0);
      expect(lines.at(-1)).toMatchObject({
        task: "regression",
        backend: "cpu",
        metrics: { test: { rmse: expect.any(Number), mae: expect.any(Number), r2: expect.any(Number) } },
      });
    }
  });

  it("runs a document, with its file beside it, and leaves the test sealed where it says so", async () => {
    const document = {
      format: 1,
      seed: 1,
      data: { kind: "file", name: "weather.csv", bytes: 0 },
      target: "kind",
      task: "auto",
      preparation: [{ step: "auto" }],
      split: { train: 0.6, validation: 0.2, test: 0.2, stratify: true },
      model: { family: "linear" },
      training: { epochs: 2, batchSize: 8, optimizer: "sgd", learningRate: 0.1 },
      evaluation: { openTest: false },
      backend: "auto",
    };
    const { code, lines } = await run(file("weather.json", JSON.stringify(document)));
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatchObject({ type: "result", metrics: { test: {} } });
    expect(lines.filter(({ type }) => type === "metrics").at(-1)).toMatchObject({ epoch: 2 });
    const points = { ...document, data: { kind: "points", shape: "moons", count: 60, noise: 0.1 }, target: "class" };
    expect((await run(file("points.json", JSON.stringify(points)))).lines).toContainEqual(
      expect.objectContaining({ type: "prepared", classes: ["A", "B"] }),
    );
  });

  it.each([
    [[], "cli/option-missing"],
    [["--data", "nowhere.csv", "--target", "y"], "cli/no-such-file"],
    [["--data", folder, "--target", "y"], "cli/is-a-folder"],
    [["--data", table], "cli/option-missing"],
    [["--data", table, "--target", "kind", "--seed", "x"], "cli/number"],
    [["--data", table, "--target", "kind", "--epochs", "0"], "cli/number"],
    [["--data", table, "--target", "kind", "--model", "forest"], "cli/choice"],
    [["--data", table, "--target", "kind", "--drop", "wnid"], "cli/drop-unknown"],
    [["--data", table, "--target", "kinds"], "data/target-missing-column"],
    [["--data", table, "--target", "kind", "--task", "regression"], "data/target-not-a-number"],
    [["--data", table, "--target", "kind", "--task", "classify"], "cli/choice"],
    [["--data", table, "--model", "clustering", "--groups", "1"], "cli/number"],
    [["--data", table, "--model", "clustering", "--groups", "20", "--target", "knd"], "data/target-missing-column"],
    [["--data", table, "--target", "kind", "--groups", "3"], "cli/usage"],
    [["--data", table, "--target", "", "--epochs", "1"], "data/no-target"],
    [["--data", table, "--target", "kind", "--backend", "gpu"], "cli/choice"],
    [["--data", table, "--target", "kind", "--seed", "-1"], "cli/number"],
    [["--data", table, "--target", "kind", "--seed", "4294967296"], "cli/number"],
    [["--data", table, "--target", "kind", "--epochs", "1e9"], "cli/number"],
    [["--data", table, "--target", "kind", "--epochs", "10001"], "cli/number"],
    [["--data", table, "--target", "kind", "--epochs", ""], "cli/number"],
    [["--data", table, "--target"], "cli/value-missing"],
    [["--data", "--target", "kind"], "cli/value-missing"],
    [["--data", table, "--target", "temperature", "--task", "classification"], "data/too-many-classes"],
    [["--data", table, "--target", "constant"], "data/target-constant"],
    [["--data", "", "--target", "kind"], "cli/no-such-file"],
    [["--data", path.join(table, "below"), "--target", "kind"], "cli/unreadable"],
    [["--bogus"], "cli/usage"],
    [["--help=yes"], "cli/usage"],
    [["one.json", "two.json"], "cli/usage"],
    [["one.json", "--data", table], "cli/usage"],
    [["one.json", "--seed", "3"], "cli/usage"],
    [[folder], "cli/is-a-folder"],
    [[file("empty.json", "")], "experiment/not-json"],
    [[file("null.json", "null")], "experiment/not-an-object"],
    [[file("lines.json", "a\nb\nc")], "experiment/not-json"],
    [[file("no-format.json", "{}")], "experiment/format-unknown"],
    [[file("half-format.json", '{"format": 1.5}')], "experiment/format-unknown"],
    [[file("no-fields.json", '{"format": 1}')], "experiment/field"],
    [[file("broken.json", "{")], "experiment/not-json"],
    [[file("list.json", "[]")], "experiment/not-an-object"],
    [[file("future.json", '{"format": 99}')], "experiment/format-newer"],
    [["--data", file("ragged.csv", "a,b\n1,2\n3\n"), "--target", "a"], "csv/ragged-row"],
  ])("%j is refused with %s in one sentence", async (args, code) => {
    const refused = await run(...args);
    expect(refused.code).toBe(2);
    expect(refused.errors).toEqual([expect.stringMatching(new RegExp(`^${code}: .+[.?]$`))]);
  });

  it("groups and a code need no target; one that is named is looked at afterwards", async () => {
    const grouped = await run("--data", table, "--model", "clustering", "--groups", "2", "--target", "kind");
    expect(grouped.lines.at(-1)).toMatchObject({
      task: "clustering",
      metrics: { test: { purity: expect.any(Number) } },
    });
    const coded = await run("--data", table, "--model", "autoencoder", "--code", "1", "--epochs", "3");
    expect(coded.lines.at(-1)).toMatchObject({
      task: "reconstruction",
      metrics: { test: { explained: expect.any(Number) } },
    });
    expect([grouped.code, coded.code]).toEqual([0, 0]);
  });

  it("names the file and the line", async () => {
    const ragged = path.join(folder, "ragged.csv");
    const { errors } = await run("--data", ragged, "--target", "a");
    expect(errors[0]).toContain(`${ragged}, line 3: `);
  });

  it("explains itself", async () => {
    const out: string[] = [];
    expect(await runCommandLine(["--help"], { out: (line) => out.push(line), error: () => undefined })).toBe(0);
    expect(out.join("\n")).toContain("--target COLUMN");
  });
});
