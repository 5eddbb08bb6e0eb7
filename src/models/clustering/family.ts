import { FailureError } from "../../experiment/failure";
import type { ModelSpec } from "../../experiment/model-spec";
import type { OptimizerState } from "../../experiment/optimizer-state";
import type { DenseWeights } from "../../experiment/run-event";
import type { Fit, Model, ModelCheckpoint, ModelFamily, ModelShape, TrainingRows, Unit } from "../family";
import { forward } from "../mlp/forward";
import { centresOf, layerOf } from "./centres";
import { firstCentres } from "./first-centres";
import { moveCentres } from "./move-centres";

type Spec = Extract<ModelSpec, { family: "clustering" }>;

/** k-means in plain loops: a round costs less than a network's epoch, and nothing of it is a gradient. */
class Clustering implements Model {
  readonly parameters: number;
  /** [groups, inputs]; null before there are rows to begin with. */
  private centres: Float32Array | null = null;

  constructor(
    private readonly spec: Spec,
    private readonly shape: ModelShape,
  ) {
    this.parameters = spec.groups * shape.inputs;
  }

  begin(data: TrainingRows, seed: number): void {
    this.centres ??= firstCentres(data, this.shape.inputs, this.spec.groups, this.spec.start, seed);
  }

  *units({ data, seed }: Fit): Generator<Unit, void, void> {
    this.begin(data, seed);
    for (;;) {
      const before = this.present;
      const after = moveCentres(data.x, data.rows, before, this.shape.inputs);
      if (after.every((value, i) => value === before[i])) return;
      this.centres = after;
      yield { unitsPerEpoch: 1, endsEpoch: true };
    }
  }

  private get present(): Float32Array {
    return this.centres ?? new Float32Array(this.parameters);
  }

  async predict(x: Float32Array, rows: number): Promise<Float32Array> {
    return forward(await this.inspect(), x, rows);
  }

  async inspect(): Promise<readonly DenseWeights[]> {
    return [layerOf(this.present, this.shape.inputs)];
  }

  load([layer, ...others]: readonly DenseWeights[]): void {
    const fits = layer?.inputs === this.shape.inputs && layer.units === this.spec.groups && others.length === 0;
    if (!fits) throw new FailureError({ code: "model/shape" });
    this.centres = centresOf(layer);
  }

  checkpoint(): ModelCheckpoint {
    const kept = this.centres;
    return {
      restore: () => void (this.centres = kept),
      inspect: async () => [layerOf(kept ?? this.present, this.shape.inputs)],
      dispose: () => undefined,
    };
  }

  async optimizerState(): Promise<OptimizerState> {
    return { steps: 0, slots: [] };
  }

  loadOptimizer(): void {
    // Centres are all there is to remember.
  }

  async telemetry(): Promise<[]> {
    return [];
  }

  dispose(): void {
    // Holds no tensors.
  }
}

const clustering: ModelFamily = {
  id: "clustering",
  async build(spec, shape) {
    if (spec.family !== "clustering") throw new Error(`Not groups: ${spec.family}`);
    return new Clustering(spec, shape);
  },
};
export default clustering;
