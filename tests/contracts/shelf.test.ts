// What the cards of the shelf say of their tables, counted again in the tables.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeBackends } from "../../src/cli/node-backends";
import { readCsv } from "../../src/data/csv/read";
import { cellText, columnNamed, isMissing, type Column, type Table } from "../../src/data/table";
import type { Counted, DatasetCard } from "../../src/datasets/dataset";
import { datasetIds, findDataset } from "../../src/datasets/registry";
import { runExperiment } from "../../src/evaluation/run-experiment";
import { defaultExperiment, type Experiment } from "../../src/experiment/experiment";
import type { RunResult } from "../../src/experiment/run-event";
import { RunControl } from "../../src/training/run-control";

async function opened(id: string): Promise<{ card: DatasetCard; table: Table }> {
  const dataset = await findDataset(id);
  if (!dataset) throw new Error(`no dataset ${id}`);
  const bytes = readFileSync(new URL(`../../src/datasets/${id}/${dataset.file}`, import.meta.url));
  const unpack = await dataset.unpack?.();
  const read = await readCsv(unpack ? unpack.csvOf(bytes) : bytes, undefined);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return { card: dataset.card, table: read.value.table };
}

const dayMs = 24 * 3600 * 1000;

function count(fault: Counted, table: Table): number {
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const named = (name: string): Column => {
    const column = columnNamed(table, name);
    if (!column) throw new Error(`no column ${name}`);
    return column;
  };
  switch (fault.what) {
    case "missing":
      return rows.filter((row) => isMissing(named(fault.column), row)).length;
    case "constant":
    case "distinct":
      return new Set(rows.map((row) => cellText(named(fault.column), row)).filter((text) => text !== null)).size;
    case "equals":
      return rows.filter((row) => cellText(named(fault.column), row) === fault.value).length;
    case "below":
      return rows.filter((row) => Number(cellText(named(fault.column), row) ?? NaN) < fault.limit).length;
    case "above":
      return rows.filter((row) => Number(cellText(named(fault.column), row) ?? NaN) > fault.limit).length;
    case "matches":
      return rows.filter((row) => new RegExp(fault.pattern).test(cellText(named(fault.column), row) ?? "")).length;
    case "repeated": {
      const columns = (fault.columns ?? table.names).map(named);
      return table.rows - new Set(rows.map((row) => JSON.stringify(columns.map((one) => cellText(one, row))))).size;
    }
    case "skipped-days": {
      const days = rows.map((row) => Date.parse(cellText(named(fault.column), row) ?? "") / dayMs);
      return Math.max(...days) - Math.min(...days) + 1 - new Set(days).size;
    }
    case "skipped-months": {
      const dates = rows.map((row) => new Date(cellText(named(fault.column), row) ?? ""));
      const months = dates.map((date) => date.getUTCFullYear() * 12 + date.getUTCMonth());
      return Math.max(...months) - Math.min(...months) + 1 - new Set(months).size;
    }
    default:
      fault satisfies never;
      throw new Error("unreachable");
  }
}

const backends = nodeBackends();

async function scoreOf(experiment: Experiment, table: Table): Promise<number> {
  const host = {
    now: () => 0,
    breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
    backends,
    control: new RunControl(),
    snapshots: false,
    checkpoints: false,
  };
  let result: RunResult | undefined;
  for await (const event of runExperiment(experiment, table, host)) {
    if (event.type === "result") result = event;
    if (event.type === "failed") throw new Error(JSON.stringify(event));
  }
  if (!result) throw new Error("no result");
  const { validation } = result.metrics;
  return validation?.[result.task === "regression" ? "r2" : "accuracy"] ?? NaN;
}

describe.each(datasetIds)("%s", (id) => {
  it("is read without a failure: the rows and columns are those of the card", async () => {
    const { card, table } = await opened(id);
    expect(table.rows).toBe(card.rows);
    expect(table.names).toEqual(card.columns.map(({ name }) => name));
  });

  it("has exactly the faults that its card counts, and the card says each count", async () => {
    const { card, table } = await opened(id);
    for (const { told, counted } of card.knownFaults) {
      for (const fault of counted) {
        expect({ ...fault, count: count(fault, table) }).toEqual(fault);
        if (fault.what !== "constant" && fault.count > 0)
          expect(told.en).toMatch(new RegExp(`(?<![\\d,.])${fault.count.toLocaleString("en-US")}(?![\\d]|,\\d)`));
      }
    }
  });

  it("teaches a linear model every target that its card suggests, prepared by itself", async () => {
    const { card, table } = await opened(id);
    for (const { column, without = [], group, first = [] } of card.targets) {
      const experiment: Experiment = {
        ...defaultExperiment,
        data: { kind: "shelf", id },
        target: column,
        preparation: [{ step: "drop-columns", columns: [...without] }, ...first, { step: "auto" }],
        split: { ...defaultExperiment.split, ...(group !== undefined && { group }) },
        model: { family: "linear" },
        // Of pictures a fifth is enough to see that they teach.
        training: {
          epochs: card.columns[0]?.name === "image" ? 4 : 20,
          batchSize: 32,
          optimizer: "adam",
          learningRate: 0.01,
          l2: 1e-4,
        },
        backend: "wasm",
      };
      const baseline = await scoreOf({ ...experiment, model: { family: "baseline" } }, table);
      const linear = await scoreOf(experiment, table);
      expect(linear, column).toBeGreaterThan(baseline + 0.02);
    }
  });
});

it("a small network reads handwritten digits, prepared by itself: at least 95 of 100 on the validation rows", async () => {
  const { table } = await opened("digits");
  const accuracy = await scoreOf(
    {
      ...defaultExperiment,
      data: { kind: "shelf", id: "digits" },
      target: "digit",
      model: { family: "mlp", layers: [{ units: 32, activation: "relu" }] },
      training: { epochs: 20, batchSize: 32, optimizer: "adam", learningRate: 0.005 },
      backend: "wasm",
    },
    table,
  );
  expect(accuracy).toBeGreaterThanOrEqual(0.95);
});
