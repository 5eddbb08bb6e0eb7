import type { Metrics, Part, Predictions } from "../experiment/run-event";
import type { Model } from "../models/family";
import type { Prepared } from "../data/prepare/prepare";
import { centresOf, nearestCentres, type Nearest } from "../models/clustering/centres";
import { classificationMetrics } from "./classification";
import { grouped, groupMetrics, meanSquare } from "./group-metrics";
import { gatherRows, gatherValues, partRows, sample, sourceRowsOf, type PartRows } from "./part-rows";
import { featureMeans, reconstructionMetrics, rowErrors } from "./reconstruction";
import { regressionMetrics } from "./regression";

/** Training rows that are measured while training goes on: enough for a curve. */
const measuredTrainingRows = 5000;
const mostRebuiltNumbers = 2_000_000;

/** Measures a model on the parts of a prepared table. The sealed test is only read when its predictions are asked for. */
export class Measure {
  private readonly trainSample: PartRows;
  private readonly validationRows: PartRows;

  constructor(
    private readonly model: Model,
    private readonly prepared: Prepared,
    private readonly seed: number,
  ) {
    this.trainSample = partRows(prepared, sample(prepared.parts.train, measuredTrainingRows, seed));
    this.validationRows = partRows(prepared, prepared.parts.validation);
  }

  /** On all training rows, or on 5,000 of them drawn once. */
  train = (): Promise<Metrics> => this.on(this.trainSample);

  /** Empty where there are no validation rows. */
  validation = (): Promise<Metrics> => this.on(this.validationRows);

  /** Metrics of the model as it is, on these rows; empty where there are none. @param y class indices, or what units should say */
  on = async ({ x, y, rows }: PartRows): Promise<Metrics> => {
    if (rows === 0) return {};
    if (this.prepared.task === "clustering") return { loss: meanSquare(await this.nearest({ x, y, rows })) };
    return this.metrics(await this.model.predict(x, rows), y);
  };

  /** Metrics of the model's own outputs. @param y class indices, or what units should say */
  private metrics(output: Float32Array, y: Float32Array): Metrics {
    const { task, classes, fitted } = this.prepared;
    if (task === "classification") return classificationMetrics(output, y, classes.length);
    if (task === "reconstruction") return reconstructionMetrics(output, y, this.trainingMeans());
    return regressionMetrics(this.inOwnUnit(output), this.inOwnUnit(y), fitted.target.scale);
  }

  private means: Float64Array | null = null;
  private trainingMeans(): Float64Array {
    return (this.means ??= featureMeans(this.trainSample.x, this.prepared.features.length));
  }

  private async nearest({ x, rows }: PartRows): Promise<Nearest> {
    const [layer] = await this.model.inspect();
    if (!layer) throw new Error("Groups without centres");
    return nearestCentres(x, rows, centresOf(layer), layer.inputs);
  }

  /** Predicts a whole part. */
  async predictions(part: Part): Promise<{ readonly predictions: Predictions; readonly metrics: Metrics }> {
    const index = this.prepared.parts[part];
    const { x, y, rows } = partRows(this.prepared, index);
    const output = await this.model.predict(x, rows);
    const metrics = await this.finalMetrics(output, { x, y, rows }, index);
    if (this.prepared.task === "reconstruction") return { predictions: this.rebuilt(part, index, output, x), metrics };
    const numbers = this.prepared.task === "regression";
    const sourceRows = sourceRowsOf(this.prepared, index);
    return {
      predictions: {
        part,
        sourceRows,
        truth: numbers ? this.inOwnUnit(y) : y,
        output: numbers ? this.inOwnUnit(output) : output,
      },
      metrics,
    };
  }

  /** Groups are at the end also measured by all pairs of rows, and by the labels that were held back. */
  private async finalMetrics(output: Float32Array, part: PartRows, index: Int32Array): Promise<Metrics> {
    const { prepared, seed } = this;
    if (prepared.task !== "clustering" || part.rows === 0) return this.metrics(output, part.y);
    const training = partRows(prepared, prepared.parts.train);
    const trained = grouped(prepared, prepared.parts.train, await this.nearest(training));
    return groupMetrics(prepared, seed, part, grouped(prepared, index, await this.nearest(part)), trained);
  }

  /** Rebuilt pictures are large: of very many, some are enough to look at. */
  private rebuilt(part: Part, index: Int32Array, output: Float32Array, x: Float32Array): Predictions {
    const features = this.prepared.features.length;
    const kept = sample(Int32Array.from(index.keys()), Math.ceil(mostRebuiltNumbers / features), this.seed);
    const rows = kept.map((at) => index[at] as number);
    return {
      part,
      sourceRows: sourceRowsOf(this.prepared, rows),
      truth: gatherValues(this.prepared.y, rows),
      output: gatherRows(output, features, kept),
      errors: gatherValues(rowErrors(output, x, features), kept),
    };
  }

  private inOwnUnit(standardized: Float32Array): Float32Array {
    const { center, scale } = this.prepared.fitted.target;
    return standardized.map((value) => value * scale + center);
  }
}
