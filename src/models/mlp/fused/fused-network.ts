import { FailureError } from "../../../experiment/failure";
import type { OptimizerState } from "../../../experiment/optimizer-state";
import { createRandom, type Random } from "../../../experiment/random";
import type { DenseWeights } from "../../../experiment/run-event";
import type { OptimizerName } from "../../../experiment/training";
import type { Fit, Model, ModelCheckpoint, ModelShape, StepSettings, TrainingRows, Unit } from "../../family";
import { usualMomentum } from "../../optimizer";
import type { LayerTelemetry } from "../../../experiment/layer-telemetry";
import type { UnitsAt } from "../maps";
import { denseTelemetry } from "../layer-telemetry";
import { checkBatchSize, foldInto } from "../batch-norm";
import { firstStatistics, flatSize, layersOf, normAt, numbersOf, type FlatNumbers } from "../flat-layers";
import { bothClasses } from "../forward";
import { initialWeights } from "../initial-weights";
import type { PlannedLayer } from "../layer-plan";
import type { DenseKernels } from "./dense-kernels";
import { clearLastPanel, panelsOf, putRows, takeRows } from "./panels";
import { passPlaces, stepPlaces, type LayerPlaces, type StepPlaces } from "./work-places";

/** Numbers of a layer that a forward pass works on at once: with its next layer, they stay in a processor's second cache. */
const passFloats = 32_768;
/** Nothing lies at 0: a place of 0 says that there is none. */
const firstPlace = 16;

const slotCounts: Readonly<Record<OptimizerName, number>> = { sgd: 0, momentum: 1, rmsprop: 1, adam: 2, adamw: 2 };

/** A stack of dense layers on one memory: no tensor an operation, nothing allocated for a batch. */
export class FusedNetwork implements Model {
  readonly parameters: number;
  /** The four vectors of all parameters, one after the other; behind them is what a batch or a forward pass needs. */
  private readonly weightsAt: number;
  private readonly gradientAt: number;
  /** Batch norm's running means and variances. */
  private readonly statisticsAt: number;
  private readonly firstSlotAt: number;
  private readonly secondSlotAt: number;
  /** Zeros for layers whose shift comes after batch norm. */
  private readonly noBiasAt: number;
  private readonly workAt: number;
  private readonly statisticsSize: number;
  private steps = 0;

  constructor(
    private readonly kernels: DenseKernels,
    private readonly plan: readonly PlannedLayer[],
    private readonly shape: ModelShape,
    seed: number,
    private optimizer: OptimizerName,
  ) {
    this.parameters = flatSize(plan);
    const room = (this.parameters + 31) & ~15;
    this.weightsAt = firstPlace;
    this.gradientAt = this.weightsAt + room;
    const statistics = firstStatistics(plan);
    this.statisticsSize = statistics.length;
    this.statisticsAt = this.gradientAt + room;
    this.firstSlotAt = this.statisticsAt + ((statistics.length + 15) & ~15);
    this.secondSlotAt = this.firstSlotAt + room;
    this.noBiasAt = this.secondSlotAt + room;
    const widestNorm = plan.reduce((most, { units, norm }) => (norm ? Math.max(most, units) : most), 0);
    this.workAt = this.noBiasAt + ((widestNorm + 15) & ~15);
    kernels.reserve(this.workAt);
    kernels.heap.set(initialWeights(plan, seed), this.weightsAt);
    kernels.heap.set(statistics, this.statisticsAt);
  }

  *units(fit: Fit): Generator<Unit, void, void> {
    const { data } = fit;
    const order = new Int32Array(data.rows);
    for (let epoch = fit.fromEpoch; ; epoch++) {
      const { batchSize, optimizer } = fit.settings();
      checkBatchSize(this.plan, batchSize);
      this.takeOptimizer(optimizer);
      const atOnce = Math.min(batchSize, data.rows);
      const places = stepPlaces(this.plan, atOnce, this.workAt);
      this.kernels.reserve(places.end);
      for (let i = 0; i < order.length; i++) order[i] = i;
      createRandom(fit.seed, `batches:${epoch}`).shuffle(order);
      const dropout = createRandom(fit.seed, `dropout:${epoch}`);
      const unit = { unitsPerEpoch: Math.ceil(data.rows / batchSize), endsEpoch: false };
      const lastUnit = { ...unit, endsEpoch: true };
      for (let from = 0; from < data.rows; from += atOnce) {
        const rows = Math.min(atOnce, data.rows - from);
        this.putBatch(fit, places, order, from, rows, dropout);
        this.step(places, rows, fit.settings());
        yield from + rows < data.rows ? unit : lastUnit;
      }
    }
  }

  /** Another optimizer begins with nothing to remember. */
  private takeOptimizer(name: OptimizerName): void {
    if (name === this.optimizer) return;
    this.optimizer = name;
    this.steps = 0;
    this.kernels.heap.fill(0, this.firstSlotAt, this.workAt);
  }

  private putBatch(
    { data, classWeights }: Fit,
    places: StepPlaces,
    order: Int32Array,
    from: number,
    rows: number,
    dropout: Random,
  ): void {
    const { heap } = this.kernels;
    const outputs = this.plan.at(-1)?.units ?? 1;
    const isClass = this.plan.at(-1)?.activation !== "linear";
    // The slope of squared error is 2 (output − target); several numbers of a row share it.
    const factor = (isClass ? 1 : 2 / outputs) / rows;
    putRows(heap, places.x, data.x, this.shape.inputs, order, from, rows);
    if (!isClass) putRows(heap, places.target, data.y, outputs, order, from, rows);
    else if (outputs > 1) heap.fill(0, places.target, places.target + panelsOf(rows) * 4 * outputs);
    else clearLastPanel(heap, places.target, 1, rows);
    clearLastPanel(heap, places.share, 1, rows);
    for (let r = 0; r < rows; r++) {
      heap[places.share + r] = factor;
      if (!isClass) continue;
      const y = data.y[order[from + r] as number] as number;
      if (outputs > 1) heap[places.target + ((r >> 2) * outputs + y) * 4 + (r & 3)] = 1;
      else heap[places.target + r] = y;
      if (classWeights) heap[places.share + r] = (classWeights[y] ?? 1) / rows;
    }
    for (let l = 0; l < this.plan.length; l++) {
      const { units, dropout: rate } = this.plan[l] as PlannedLayer;
      if (rate === 0) continue;
      const mask = places.layers[l]?.mask ?? 0;
      clearLastPanel(heap, mask, units, rows);
      const kept = 1 / (1 - rate);
      for (let r = 0; r < rows; r++) {
        let to = mask + (r >> 2) * 4 * units + (r & 3);
        for (let u = 0; u < units; u++, to += 4) heap[to] = dropout.next() < rate ? 0 : kept;
      }
    }
  }

  private step(places: StepPlaces, rows: number, settings: StepSettings): void {
    const { kernels, plan, weightsAt, noBiasAt } = this;
    const panels = panelsOf(rows);
    for (let l = 0; l < plan.length; l++) {
      const layer = plan[l] as PlannedLayer;
      const at = places.layers[l] as LayerPlaces;
      const { inputs, units, kernelAt, biasAt } = layer;
      const bias = layer.norm ? noBiasAt : weightsAt + biasAt;
      const sums = layer.norm ? at.normal : at.a;
      kernels.dense(at.x, weightsAt + kernelAt, bias, sums, panels, inputs, units, places.packed);
      if (layer.norm) this.normalize(layer, layer.norm, at, rows);
      this.activate(layer, at.a, panels);
      if (at.mask) kernels.multiply(at.a, at.mask, at.masked, panels * units);
    }
    this.slopes(places, rows, settings);
    this.hold(settings);
    this.descend(settings);
  }

  private normalize(
    { units, biasAt }: PlannedLayer,
    { scaleAt, meanAt }: NonNullable<PlannedLayer["norm"]>,
    { normal, mean, factor, a }: LayerPlaces,
    rows: number,
  ): void {
    const { kernels, weightsAt, statisticsAt } = this;
    const [scale, shift, running] = [weightsAt + scaleAt, weightsAt + biasAt, statisticsAt + meanAt];
    kernels.normalize(normal, scale, shift, running, mean, factor, a, units, rows);
  }

  private normalizeSlope(
    { units, biasAt }: PlannedLayer,
    { scaleAt }: NonNullable<PlannedLayer["norm"]>,
    { normal, factor }: LayerPlaces,
    delta: number,
    rows: number,
  ): void {
    const { kernels, weightsAt, gradientAt } = this;
    const [byScale, byShift] = [gradientAt + scaleAt, gradientAt + biasAt];
    kernels.normalizeSlope(delta, normal, weightsAt + scaleAt, factor, byScale, byShift, units, rows);
  }

  private activate({ activation, units }: PlannedLayer, to: number, panels: number): void {
    const { kernels } = this;
    switch (activation) {
      case "relu":
        return kernels.relu(to, panels * units);
      case "tanh":
        return kernels.hyperbolicTangent(to, panels * units);
      case "sigmoid":
        return kernels.sigmoid(to, panels * units);
      case "softmax":
        return kernels.softmax(to, panels, units);
      case "linear":
        return;
      default:
        activation satisfies never;
    }
  }

  /** The gradient of the batch's mean loss. In all three losses the slope by the output layer's sums is (output − target). */
  private slopes(places: StepPlaces, rows: number, { l1, l2 }: StepSettings): void {
    const { kernels, plan, weightsAt, gradientAt } = this;
    const panels = panelsOf(rows);
    let [delta, next] = places.deltas;
    const last = plan.length - 1;
    kernels.outputSlope(
      places.layers[last]?.a ?? 0,
      places.target,
      places.share,
      delta,
      panels,
      plan[last]?.units ?? 1,
    );
    for (let l = last; l >= 0; l--) {
      const layer = plan[l] as PlannedLayer;
      const at = places.layers[l] as LayerPlaces;
      const { inputs, units, kernelAt, biasAt } = layer;
      if (layer.norm) this.normalizeSlope(layer, layer.norm, at, delta, rows);
      const byBias = layer.norm ? places.unused : gradientAt + biasAt;
      kernels.slopes(at.x, delta, gradientAt + kernelAt, byBias, panels, inputs, units, places.packed);
      if (l1 > 0 || l2 > 0) kernels.penalize(gradientAt + kernelAt, weightsAt + kernelAt, inputs * units, l1, l2);
      if (l === 0) return;
      kernels.back(delta, weightsAt + kernelAt, next, panels, inputs, units);
      [delta, next] = [next, delta];
      const { a, mask } = places.layers[l - 1] as LayerPlaces;
      if (mask) kernels.multiply(delta, mask, delta, panels * inputs);
      this.activationSlope(plan[l - 1] as PlannedLayer, delta, a, panels);
    }
  }

  private activationSlope({ activation, units }: PlannedLayer, delta: number, a: number, panels: number): void {
    switch (activation) {
      case "relu":
        return this.kernels.reluSlope(delta, a, panels * units);
      case "tanh":
        return this.kernels.hyperbolicTangentSlope(delta, a, panels * units);
      case "sigmoid":
        return this.kernels.sigmoidSlope(delta, a, panels * units);
      case "linear":
      case "softmax":
        return;
      default:
        activation satisfies never;
    }
  }

  /** Makes the gradient shorter, or its numbers smaller, where that is asked for. */
  private hold({ clip }: StepSettings): void {
    if (!clip) return;
    const { kernels, gradientAt, parameters } = this;
    if (clip.by === "value") return kernels.bound(gradientAt, parameters, clip.at);
    const norm = Math.sqrt(kernels.squares(gradientAt, parameters));
    if (norm > clip.at) kernels.scale(gradientAt, parameters, clip.at / norm);
  }

  private descend({ learningRate, weightDecay, momentum = usualMomentum }: StepSettings): void {
    const { kernels, weightsAt, gradientAt, firstSlotAt, secondSlotAt, parameters } = this;
    this.steps++;
    switch (this.optimizer) {
      case "sgd":
        return kernels.sgd(weightsAt, gradientAt, parameters, learningRate);
      case "momentum":
        return kernels.momentum(weightsAt, gradientAt, firstSlotAt, parameters, learningRate, momentum);
      case "rmsprop":
        return kernels.rmsprop(weightsAt, gradientAt, firstSlotAt, parameters, learningRate);
      case "adamw":
      case "adam": {
        if (this.optimizer === "adamw") kernels.scale(weightsAt, parameters, 1 - learningRate * weightDecay);
        const rate = (learningRate * Math.sqrt(1 - 0.999 ** this.steps)) / (1 - momentum ** this.steps);
        return kernels.adam(weightsAt, gradientAt, firstSlotAt, secondSlotAt, parameters, rate, momentum);
      }
      default:
        this.optimizer satisfies never;
    }
  }

  async predict(x: Float32Array, rows: number): Promise<Float32Array> {
    const outputs = this.plan.at(-1)?.units ?? 1;
    const output = new Float32Array(rows * outputs);
    this.pass(x, rows, (layer, at, from, count) => {
      if (layer === this.plan.length - 1) takeRows(this.kernels.heap, at, outputs, count, output, from * outputs);
    });
    return this.plan.at(-1)?.activation === "sigmoid" ? bothClasses(output) : output;
  }

  readonly unitsAt: UnitsAt = (x, rows, fromLayer) => {
    const { kernels, plan } = this;
    const maps = plan.slice(fromLayer).map(({ units }) => new Float32Array(units * rows));
    this.pass(x, rows, (layer, at, from, count, turned) => {
      const map = maps[layer - fromLayer];
      const units = plan[layer]?.units ?? 1;
      if (!map) return;
      const panels = panelsOf(count);
      kernels.byUnit(at, turned, panels, units);
      for (let u = 0; u < units; u++) {
        const start = turned + u * panels * 4;
        map.set(kernels.heap.subarray(start, start + count), u * rows + from);
      }
    });
    return maps;
  };

  /** The forward pass, some rows at a time. @param seen is shown each layer's activations [count, units], in panels at `at` */
  private pass(
    x: Float32Array,
    rows: number,
    seen: (layer: number, at: number, from: number, count: number, turned: number) => void,
  ): void {
    const { kernels, plan, shape } = this;
    const widest = plan.reduce((most, { inputs, units }) => Math.max(most, inputs, units), 1);
    const atOnce = Math.min(rows, Math.max(64, (passFloats / widest) & ~3));
    const { values, turned, packed, folded, end } = passPlaces(plan, atOnce, this.workAt);
    kernels.reserve(end);
    this.fold(folded);
    for (let from = 0; from < rows; from += atOnce) {
      const count = Math.min(atOnce, rows - from);
      let [at, next] = values;
      putRows(kernels.heap, at, x, shape.inputs, null, from, count);
      for (let l = 0; l < plan.length; l++) {
        const layer = plan[l] as PlannedLayer;
        const { inputs, units, kernelAt, biasAt } = layer;
        const numbersAt = layer.norm ? folded : this.weightsAt;
        kernels.dense(at, numbersAt + kernelAt, numbersAt + biasAt, next, panelsOf(count), inputs, units, packed);
        this.activate(layer, next, panelsOf(count));
        [at, next] = [next, at];
        seen(l, at, from, count, turned);
      }
    }
  }

  /** Lays layers with batch norm down as layers without it. */
  private fold(to: number): void {
    if (to === 0) return;
    const { heap } = this.kernels;
    for (const layer of this.plan) {
      const views = normAt(layer, this.weights, this.statistics);
      const { units, kernelAt, biasAt } = layer;
      const kernel = heap.subarray(to + kernelAt, to + biasAt);
      if (views) foldInto(views, { kernel, bias: heap.subarray(to + biasAt, to + biasAt + units) });
    }
  }

  private get weights(): Float32Array {
    return this.kernels.heap.subarray(this.weightsAt, this.weightsAt + this.parameters);
  }

  private get statistics(): Float32Array {
    return this.kernels.heap.subarray(this.statisticsAt, this.statisticsAt + this.statisticsSize);
  }

  async inspect(): Promise<readonly DenseWeights[]> {
    return layersOf(this.plan, this.weights, this.statistics);
  }

  load(layers: readonly DenseWeights[]): void {
    this.take(numbersOf(this.plan, layers));
  }

  checkpoint(): ModelCheckpoint {
    const kept = { flat: this.weights.slice(), statistics: this.statistics.slice() };
    return {
      restore: () => this.take(kept),
      inspect: async () => layersOf(this.plan, kept.flat, kept.statistics),
      dispose: () => undefined,
    };
  }

  private take({ flat, statistics }: FlatNumbers): void {
    this.weights.set(flat);
    this.statistics.set(statistics);
  }

  async optimizerState(): Promise<OptimizerState> {
    const { heap } = this.kernels;
    const slots = [this.firstSlotAt, this.secondSlotAt].slice(0, slotCounts[this.optimizer]);
    return { steps: this.steps, slots: slots.map((at) => heap.slice(at, at + this.parameters)) };
  }

  loadOptimizer({ steps, slots }: OptimizerState): void {
    const expected = steps === 0 && slots.length === 0 ? 0 : slotCounts[this.optimizer];
    if (slots.length !== expected || slots.some(({ length }) => length !== this.parameters)) {
      throw new FailureError({ code: "model/shape" });
    }
    const { heap } = this.kernels;
    heap.fill(0, this.firstSlotAt, this.workAt);
    slots.forEach((slot, i) => heap.set(slot, i === 0 ? this.firstSlotAt : this.secondSlotAt));
    this.steps = steps;
  }

  async telemetry(sample: TrainingRows, before: readonly DenseWeights[] | null): Promise<readonly LayerTelemetry[]> {
    return denseTelemetry(await this.inspect(), before, sample);
  }

  dispose(): void {
    // Its memory goes with it.
  }
}
