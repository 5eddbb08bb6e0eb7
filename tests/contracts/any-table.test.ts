import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeBackends } from "../../src/cli/node-backends";
import { encodeRow } from "../../src/data/apply-cells";
import { readCsv } from "../../src/data/csv/read";
import { planPreparation } from "../../src/data/plan";
import { prepare } from "../../src/data/prepare/prepare";
import { repairs } from "../../src/data/prepare/repairs";
import { profileTable } from "../../src/data/profile/profile-table";
import { previewSplit } from "../../src/data/split/split-preview";
import { cellText, makeTable, type Table } from "../../src/data/table";
import { runExperiment } from "../../src/evaluation/run-experiment";
import type { RunHost } from "../../src/evaluation/run-host";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import type { ModelSpec } from "../../src/experiment/model-spec";
import type { PreparationStep } from "../../src/experiment/preparation";
import type { RunEvent } from "../../src/experiment/run-event";
import { failureSentence } from "../../src/i18n/en/failures";
import { familyMetas } from "../../src/models/family-metas";
import { RunControl } from "../../src/training/run-control";

const backends = nodeBackends();

/** What files are made of. */
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("1", "2", "3.5", "-4", "1e3", "0.1") },
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "A ", "yes", "no") },
  { weight: 2, arbitrary: fc.constantFrom("", "NA", "-", "unknown", " ") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("2020-01-31", "007", "1e38", "1e400", "9007199254740993", "1,5", "1.234,5", "Infinity"),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("__proto__", "constructor", "toString", '"', "x\ny", "🐧", "\u2028", "=1+1"),
  },
);
const row = (columns: number) => fc.array(cell, { minLength: columns, maxLength: columns });
/** Columns that each hold one kind of thing, with a hole or a stray cell here and there. */
const kinds = fc.constantFrom<readonly string[]>(
  ["1", "2", "3", "4"],
  ["0.5", "1.5", "-2.25", "7.75", "3", "12.5", "0.125", "6.5", "100.5", "-8.5", "9", "42"],
  ["1e34", "-1e34", "9e34", "2.5"],
  ["1e-300", "2e-300", "1e-40", "0"],
  ["yes", "no"],
  ["a", "b", "c", "A", "b "],
  ["2020-01-31", "2021-12-01", "2019-06-15"],
  ["007", "0012", "123"],
  ["__proto__", "constructor", "toString"],
  ["same"],
);
const strays = ["", "", "", "NA", "unknown", "see note", "1e400"];
const column = (rows: number) =>
  fc.tuple(kinds, fc.constantFrom(0, 0, 0.1, 0.5)).chain(([values, holes]) => {
    const share = Math.round(holes * 100);
    const weighted = fc.oneof(
      { weight: 100 - share, arbitrary: fc.constantFrom(...values) },
      { weight: share, arbitrary: fc.constantFrom(...strays) },
    );
    return fc.array(weighted, { minLength: rows, maxLength: rows });
  });
const likely = fc
  .tuple(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 2, max: 6 }))
  .chain(([rows, columns]) => fc.array(column(rows), { minLength: columns, maxLength: columns }))
  .map((columns) => {
    const names = columns.map((_, at) => ["x", "y", "id", "n", "day", "z"][at] ?? "");
    return [names, ...(columns[0] ?? []).map((_, at) => columns.map((cells) => cells[at] ?? ""))];
  });
const quoted = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const file = fc
  .tuple(
    fc.oneof(
      likely,
      fc.integer({ min: 1, max: 6 }).chain((columns) => fc.array(row(columns), { minLength: 2, maxLength: 60 })),
    ),
    fc.constantFrom(",", ";", "\t"),
    fc.constantFrom("\n", "\r\n", "\r"),
  )
  .map(([rows, delimiter, end]) => rows.map((cells) => cells.map(quoted).join(delimiter)).join(end));
const bytes = fc.oneof(
  file.map((text) => new TextEncoder().encode(text)),
  fc
    .array(fc.constantFrom(...'ab1,;\t|"\n\r \0.-\u00e9'), { maxLength: 200 })
    .map((letters) => Uint8Array.from(letters.join(""), (letter) => letter.charCodeAt(0))),
  fc.uint8Array({ maxLength: 300 }),
);
const names = ["x", "y", "id", "n", "day", "z", "column 1"];
const columns = fc.oneof(fc.constant("all" as const), fc.subarray(names, { minLength: 1 }));
const marks = fc.subarray(["1", "a", "yes", "see note", "007"], { minLength: 1 });
const step = fc.oneof<fc.Arbitrary<PreparationStep>[]>(
  fc.record({ step: fc.constant("drop-columns"), columns: fc.subarray(names, { maxLength: 2 }) }),
  fc.record({
    step: fc.constantFrom("drop-duplicates", "drop-rows-missing", "merge-spellings", "date-parts"),
    columns,
  }),
  fc.record({ step: fc.constant("missing-marks"), columns, marks }),
  fc.record({
    step: fc.constant("relabel"),
    column: fc.constantFrom(...names),
    labels: fc.dictionary(fc.constantFrom("a", "1", "yes", "0.5"), fc.constantFrom("b", "2", "", "7,5")),
  }),
  fc.record({
    step: fc.constant("shorten-labels"),
    columns,
    keep: fc.constantFrom("first-word", "before-parenthesis", "after-comma"),
  }),
  fc.record({
    step: fc.constant("convert-units"),
    column: fc.constantFrom(...names),
    below: fc.constantFrom(1, 100),
    factor: fc.constantFrom(10, 0.001),
  }),
  fc.record({
    step: fc.constant("outliers"),
    columns,
    k: fc.constantFrom(0.5, 3),
    action: fc.constantFrom("missing", "clip", "drop-rows"),
  }),
  fc.record({
    step: fc.constant("impute"),
    columns,
    number: fc.constantFrom("median", "mean"),
    category: fc.constantFrom("most-frequent", "own-level"),
  }),
  fc.record({ step: fc.constant("log"), columns }),
  fc.record({ step: fc.constant("encode"), columns, as: fc.constantFrom("one-hot", "ordinal") }),
  fc.record({ step: fc.constant("scale"), columns, as: fc.constantFrom("standardize", "min-max", "robust") }),
);
const settings = fc.record({
  task: fc.constantFrom("auto", "classification", "regression"),
  seed: fc.integer({ min: 0, max: 4294967295 }),
  split: fc.record({
    train: fc.constantFrom(0, 0.6, 1),
    validation: fc.constantFrom(0, 0.2),
    test: fc.constantFrom(0, 0.2),
    stratify: fc.boolean(),
  }),
});

/** A small model of each family. */
const models: readonly ModelSpec[] = [
  defaultExperiment.model,
  { family: "linear" },
  { family: "baseline" },
  { family: "clustering", groups: 2, start: "spread" },
  { family: "autoencoder", layers: [{ units: 4, activation: "tanh" }], code: 1 },
];

const experimentOf = (table: Table, at: number, more: Partial<Experiment>): Experiment => ({
  ...defaultExperiment,
  data: { kind: "file", name: "any.csv", bytes: 0 },
  target: table.names[at % table.names.length] ?? "",
  ...more,
});

describe("any bytes", () => {
  it("are read, profiled, planned for and prepared, or refused with a sentence; nothing throws", async () => {
    let prepared = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(bytes, fc.nat(5), settings, fc.boolean(), async (content, at, more, grouped) => {
        const read = await readCsv(content, undefined);
        if (!read.ok) {
          refused++;
          expect(failureSentence(read.failure)).not.toContain("Something went wrong");
          return;
        }
        const { table } = read.value;
        expect(new Set(table.names).size).toBe(table.names.length);
        const group = grouped ? table.names[(at + 1) % table.names.length] : undefined;
        const experiment = experimentOf(table, at, { ...more, split: { ...more.split, ...(group && { group }) } });
        const profile = profileTable(table, undefined, experiment.target);
        expect(profile.columns).toHaveLength(table.names.length);
        const planned = planPreparation(table, experiment);
        repairs(table, { ...experiment, preparation: planned }, planned.length);
        previewSplit(table, experiment);
        const outcome = prepare(table, experiment);
        if (!outcome.ok) {
          expect(failureSentence(outcome.failure)).not.toContain("Something went wrong");
          return;
        }
        prepared++;
        const { x, y, rows, features, parts } = outcome.value;
        expect(x.length).toBe(rows * features.length);
        expect(x.every(Number.isFinite) && y.every(Number.isFinite)).toBe(true);
        const parted = [...parts.train, ...parts.validation, ...parts.test];
        expect(new Set(parted).size).toBe(parted.length);
        // The plan, spelt out, is what "auto" does, unless repairs of the target deal the rows out anew.
        const explicit = prepare(table, { ...experiment, preparation: planned });
        if (planned.some((step) => "columns" in step && step.columns.includes(experiment.target))) return;
        expect(explicit.ok && explicit.value.features).toEqual(features);
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(prepared).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(50);
  });
});

describe("any steps", () => {
  it("prepare a table or refuse it, and a raw row alone becomes the same numbers as in the table", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.nat(5),
        fc.array(step, { maxLength: 6 }),
        fc.boolean(),
        async (text, at, steps, auto) => {
          const read = await readCsv(new TextEncoder().encode(text), undefined);
          if (!read.ok) return;
          const { table } = read.value;
          const preparation: Experiment["preparation"] = auto ? [...steps, { step: "auto" }] : steps;
          const experiment = experimentOf(table, at, { preparation });
          repairs(table, experiment, preparation.length);
          const outcome = prepare(table, experiment);
          if (!outcome.ok) {
            expect(failureSentence(outcome.failure)).not.toContain("Something went wrong");
            return;
          }
          const { fitted, sourceRows, x, features } = outcome.value;
          sourceRows.forEach((source, row) => {
            const raw = Object.fromEntries(table.columns.map((one) => [one.name, cellText(one, source) ?? ""]));
            const encoded = encodeRow(fitted, raw);
            const expected = x.slice(row * features.length, (row + 1) * features.length);
            expect(encoded).toEqual({ ok: true, value: expected });
            compared++;
          });
        },
      ),
      { seed: 7, numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

describe("the order of the columns", () => {
  it("changes neither the rows of a part nor the numbers of a feature", async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.nat(5), fc.infiniteStream(fc.nat()), async (text, at, draws) => {
        const read = await readCsv(new TextEncoder().encode(text), undefined);
        if (!read.ok) return;
        const { table } = read.value;
        const keyed = table.columns.map((column) => ({ column, key: draws.next().value ?? 0 }));
        const columns = keyed.sort((a, b) => a.key - b.key).map(({ column }) => column);
        const experiment = experimentOf(table, at, {});
        const straight = prepare(table, experiment);
        const permuted = prepare(makeTable(columns, table.reading), experiment);
        expect(permuted.ok).toBe(straight.ok);
        if (!straight.ok || !permuted.ok) return;
        expect(permuted.value.parts).toEqual(straight.value.parts);
        expect([...permuted.value.features].sort()).toEqual([...straight.value.features].sort());
        const numbers = ({ x, features, rows }: typeof straight.value, name: string) =>
          Array.from({ length: rows }, (_, one) => x[one * features.length + features.indexOf(name)]);
        for (const name of straight.value.features) {
          expect(numbers(permuted.value, name)).toEqual(numbers(straight.value, name));
        }
      }),
      { seed: 6, numRuns: 150 },
    );
  });
});

describe("any table that can be prepared", () => {
  it("is run to a result of finite numbers or refused, twice alike, by every family", async () => {
    expect(models.map(({ family }) => family).sort()).toEqual(Object.keys(familyMetas).sort());
    let results = 0;
    await fc.assert(
      fc.asyncProperty(file, fc.nat(5), fc.constantFrom(...models), async (text, at, model) => {
        const read = await readCsv(new TextEncoder().encode(text), undefined);
        if (!read.ok) return;
        const { table } = read.value;
        const experiment: Experiment = {
          ...experimentOf(table, at, {}),
          model,
          training: { ...defaultExperiment.training, epochs: 2 },
          evaluation: { openTest: true },
          backend: "cpu",
        };
        const first = await lastEvent(experiment, table);
        if (first.type === "failed") {
          expect(failureSentence(first.failure)).not.toContain("Something went wrong");
          return;
        }
        results++;
        const { metrics, seconds: _, decision: __, ...result } = first;
        for (const part of Object.values(metrics))
          expect(Object.values(part).filter((n) => !Number.isFinite(n))).toEqual([]);
        expect(await lastEvent(experiment, table)).toMatchObject({ metrics, ...result });
      }),
      { seed: 8, numRuns: 100 },
    );
    expect(results).toBeGreaterThan(10);
  });
});

async function lastEvent(experiment: Experiment, table: Table) {
  const host: RunHost = {
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    backends,
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
  };
  let last: RunEvent | null = null;
  for await (const event of runExperiment(experiment, table, host)) last = event;
  if (last?.type !== "result" && last?.type !== "failed") throw new Error("a run ends with its result or a failure");
  return last;
}
