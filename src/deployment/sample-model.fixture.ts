import { readCsv } from "../data/csv/read";
import { prepare } from "../data/prepare/prepare";
import { fetchStepParts } from "../data/prepare/step-parts.fixture";
import type { Table } from "../data/table";
import { plant } from "../datasets/penguins/faults";
import penguins from "../datasets/penguins/penguins.csv?raw";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { createRandom } from "../experiment/random";
import type { Metrics } from "../experiment/run-event";
import type { TrainedModel } from "../experiment/trained-model";
import { outputActivation, outputUnits } from "../models/output-units";

// For tests: models with a real preparation and random weights.

/** The penguins with dirt as CSV text. */
export function dirtyPenguins(): string {
  return plant(penguins, ["field-sheet", "ring-note"]).csv;
}

export async function sampleModel(
  csv: string,
  target: string,
  changes: Partial<Experiment> = {},
): Promise<TrainedModel> {
  const read = await readCsv(new TextEncoder().encode(csv), undefined);
  if (!read.ok) throw new Error(read.failure.code);
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "rows.csv", bytes: csv.length },
    target,
    ...changes,
  };
  await fetchStepParts();
  return modelOf(read.value.table, experiment);
}

/** Fails by throwing. */
export function modelOf(table: Table, experiment: Experiment): TrainedModel {
  const prepared = prepare(table, experiment);
  if (!prepared.ok) throw new Error(`${prepared.failure.code} ${prepared.failure.field ?? ""}`);
  const { task, classes, fitted } = prepared.value;
  const random = createRandom(1, "weights");
  let inputs = fitted.features.length;
  const shape = { task, classes: classes.length, inputs };
  const widths = [
    { units: 7, activation: "relu" },
    { units: 5, activation: "tanh" },
    { units: outputUnits(shape), activation: outputActivation(shape) },
  ];
  const layers = widths.map(({ units, activation }) => {
    const draw = (length: number) => Float32Array.from({ length }, () => random.normal() * 0.7);
    const layer = { inputs, units, activation, kernel: draw(inputs * units), bias: draw(units) };
    inputs = units;
    return layer;
  });
  const measured: Metrics =
    task === "classification" ? { loss: 0.4, accuracy: 0.9, macroF1: 0.9 } : { loss: 0.4, rmse: 12, mae: 9, r2: 0.8 };
  return {
    format: 1,
    family: "mlp",
    task,
    classes,
    preparation: fitted,
    layers,
    experiment,
    metrics: { train: measured, validation: measured, test: {} },
    rows: { train: 200, validation: 70, test: 70 },
  };
}

/** The rows of a CSV without quotes, column → text. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = parseLines(csv);
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])));
}

function parseLines(csv: string): string[][] {
  return csv
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
}
