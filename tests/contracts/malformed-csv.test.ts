import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/cli/command-line";
import { readCsv } from "../../src/data/csv/read";
import { cellText, type Table } from "../../src/data/table";
import { isRefused, malformedFiles, type Read, type Refused } from "../malformed/malformed-files";

const folder = mkdtempSync(path.join(tmpdir(), "malformed-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rowOf = (table: Table, row: number) => table.columns.map((column) => cellText(column, row));

async function commandLine(bytes: Uint8Array, target: string, task = "auto") {
  const file = path.join(folder, "data.csv");
  writeFileSync(file, bytes);
  const out: string[] = [];
  const errors: string[] = [];
  const args = ["--data", file, "--target", target, "--task", task, "--model", "linear", "--epochs", "2"];
  const code = await runCommandLine(args, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { file, code, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>), errors };
}

async function isReadAs(bytes: Uint8Array, { names, rows }: Read): Promise<void> {
  const read = await readCsv(bytes, undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { table } = read.value;
  expect(table.names).toEqual(names);
  if ("count" in rows) {
    expect(table.rows).toBe(rows.count);
    expect([rowOf(table, 0), rowOf(table, table.rows - 1)]).toEqual([rows.first, rows.last]);
  } else {
    expect(Array.from({ length: table.rows }, (_, row) => rowOf(table, row))).toEqual(rows);
  }
}

async function isRefusedAs(bytes: Uint8Array, { code, line, field, target, task }: Refused): Promise<void> {
  const read = await readCsv(bytes, undefined);
  if (target === undefined) {
    expect(read).toMatchObject({ ok: false, failure: { code, ...(line !== undefined && { line }) } });
  } else expect(read.ok).toBe(true);
  const refused = await commandLine(bytes, target ?? "y", task);
  expect(refused.code).toBe(2);
  expect(refused.errors).toHaveLength(1);
  const [said = ""] = refused.errors;
  const place = line === undefined ? "" : `, line ${line}`;
  // One sentence with a remedy after its semicolon or comma.
  expect(said).toMatch(/^[^\n]+[;,][^\n]+[.?]$/);
  expect(said.startsWith(`${code}: ${refused.file}${place}: `), said).toBe(true);
  if (field !== undefined) expect(said).toContain(`"${field}"`);
  expect(refused.lines.filter(({ type }) => type === "result")).toEqual([]);
}

async function trains(bytes: Uint8Array, target: string, told: readonly string[] = []): Promise<void> {
  const { code, lines, errors } = await commandLine(bytes, target);
  expect([code, errors]).toEqual([0, []]);
  const { metrics, preparation } = lines.at(-1) as {
    metrics: { test: Record<string, unknown> };
    preparation: { reason: string }[];
  };
  expect(Object.values(metrics.test).every((value) => typeof value === "number")).toBe(true);
  expect(preparation.map(({ reason }) => reason)).toEqual(expect.arrayContaining([...told]));
}

describe("a malformed file is read right, or refused in a sentence with its place and a remedy", () => {
  it("there are at least forty", () => {
    expect(malformedFiles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(malformedFiles.map(({ name }) => name)).size).toBe(malformedFiles.length);
  });

  it.each(malformedFiles)("$name", async ({ bytes, expect: expected }) => {
    if (isRefused(expected)) return isRefusedAs(bytes(), expected);
    await isReadAs(bytes(), expected);
    if (expected.target !== undefined) await trains(bytes(), expected.target, expected.told);
  });
});
