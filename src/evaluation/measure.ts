import { createRandom } from "../experiment/random";
import type { Metrics, Part, Predictions } from "../experiment/run-event";
import type { Model } from "../models/family";
import type { Prepared } from "../data/prepare/prepare";
import { classificationMetrics } from "./classification";
import { gatherRows, gatherValues } from "./part-rows";
import { regressionMetrics } from "./regression";

/** Training rows that are measured while training goes on: enough for a curve. */
const measuredTrainingRows = 5000;

/** Measures a model on the parts of a prepared table. The sealed test is only read when its predictions are asked for. */
export class Measure {
  private readonly trainSample: PartRows;
  private readonly validationRows: PartRows;

  constructor(
    private readonly model: Model,
    private readonly prepared: Prepared,
    seed: number,
  ) {
    this.trainSample = partRows(prepared, sample(prepared.parts.train, measuredTrainingRows, seed));
    this.validationRows = partRows(prepared, prepared.parts.validation);
  }

  /** On all training rows, or on 5,000 of them drawn once. */
  train = (): Promise<Metrics> => this.on(this.trainSample);

  /** Empty where there are no validation rows. */
  validation = (): Promise<Metrics> => this.on(this.validationRows);

  private async on({ x, y, rows }: PartRows): Promise<Metrics> {
    if (rows === 0) return {};
    return this.metrics(await this.model.predict(x, rows), y);
  }

  /** Metrics of the model's own outputs. @param y class indices or standardized targets */
  metrics(output: Float32Array, y: Float32Array): Metrics {
    const { task, classes } = this.prepared;
    if (task === "classification") return classificationMetrics(output, y, classes.length);
    return regressionMetrics(this.inOwnUnit(output), this.inOwnUnit(y), this.prepared.fitted.target.scale);
  }

  /** Predicts a whole part. */
  async predictions(part: Part): Promise<{ readonly predictions: Predictions; readonly metrics: Metrics }> {
    const index = this.prepared.parts[part];
    const { x, y, rows } = partRows(this.prepared, index);
    const output = await this.model.predict(x, rows);
    const numbers = this.prepared.task === "regression";
    return {
      predictions: {
        part,
        sourceRows: Int32Array.from(index, (row) => this.sourceRow(row)),
        truth: numbers ? this.inOwnUnit(y) : y,
        output: numbers ? this.inOwnUnit(output) : output,
      },
      metrics: this.metrics(output, y),
    };
  }

  /** A changed copy is known by the row that it was made of. */
  private sourceRow(row: number): number {
    const { sourceRows, rows, copiedFrom } = this.prepared;
    return sourceRows[row < rows ? row : (copiedFrom?.[row - rows] ?? row)] ?? row;
  }

  private inOwnUnit(standardized: Float32Array): Float32Array {
    const { center, scale } = this.prepared.fitted.target;
    return standardized.map((value) => value * scale + center);
  }
}

export interface PartRows {
  /** [rows, features] */
  readonly x: Float32Array;
  /** [rows] */
  readonly y: Float32Array;
  readonly rows: number;
}

/** The rows of a part, side by side. */
export function partRows(prepared: Prepared, index: Int32Array): PartRows {
  return {
    x: gatherRows(prepared.x, prepared.features.length, index),
    y: gatherValues(prepared.y, index),
    rows: index.length,
  };
}

/** At most `count` of these rows, drawn once by the seed, in rising order. */
export function sample(index: Int32Array, count: number, seed: number): Int32Array {
  if (index.length <= count) return index;
  return createRandom(seed, "measured").shuffle(index.slice()).slice(0, count).sort();
}
