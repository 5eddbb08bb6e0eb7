import type { LayerTelemetry, Spread } from "../../experiment/layer-telemetry";
import type { BatchNorm, DenseWeights } from "../../experiment/run-event";
import type { TrainingRows } from "../family";
import { activationSlope } from "./activation-slope";
import { leastVariance } from "./batch-norm";
import { forwardAll } from "./forward";

/**
 * Telemetry of a stack of dense layers, in plain loops over a sample: the same on every engine.
 * @param layers the weights after a step, and `before` it, input to output; null where no step was watched
 * @param sample x [rows, inputs]; y [rows] class indices, or [rows, outputs] what linear units should say
 */
export function denseTelemetry(
  layers: readonly DenseWeights[],
  before: readonly DenseWeights[] | null,
  sample: TrainingRows,
): readonly LayerTelemetry[] {
  const activations = forwardAll(layers, sample.x, sample.rows);
  const { gradients, sumSlopes } = backward(layers, activations, sample);
  return layers.map((layer, i) => {
    const answers = activations[i] ?? new Float32Array(0);
    return {
      units: layer.units,
      activation: layer.activation,
      weights: spread(trainedKernel(layer)),
      activations: spread(answers),
      gradients: spread(gradients[i] ?? new Float32Array(0)),
      sumSlopes: spread(sumSlopes[i] ?? new Float32Array(0)),
      deadUnits: layer.activation === "relu" ? silentUnits(answers, layer.units) : 0,
      saturated: saturatedShare(answers, layer.activation),
      updateRatio: before?.[i] ? stepShare(trainedKernel(before[i]), trainedKernel(layer)) : null,
    };
  });
}

/** What the optimizer moves: batch norm is folded into the layer's own kernel. */
const trainedKernel = ({ kernel, norm }: DenseWeights): Float32Array => norm?.kernel ?? kernel;

interface Backward {
  /** The mean loss's slope by each kernel [inputs, units]. */
  readonly gradients: readonly Float32Array[];
  /** Each row's loss's slope by each layer's sums [rows, units]. */
  readonly sumSlopes: readonly Float32Array[];
}

/** Source: Rumelhart, Hinton and Williams 1986. */
function backward(
  layers: readonly DenseWeights[],
  activations: readonly Float32Array[],
  { x, y, rows }: TrainingRows,
): Backward {
  const gradients: Float32Array[] = [];
  const sumSlopes: Float32Array[] = [];
  let delta = outputDelta(layers.at(-1), activations.at(-1), y, rows); // [rows, units]
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    if (!layer) break;
    const { inputs, units, kernel } = layer;
    const seen = activations[i - 1] ?? x; // [rows, inputs]
    const gradient = new Float32Array(inputs * units);
    const below = new Float32Array(i > 0 ? rows * inputs : 0);
    for (let row = 0; row < rows; row++) {
      for (let input = 0; input < inputs; input++) {
        const value = seen[row * inputs + input] ?? 0;
        let sum = 0;
        for (let unit = 0, at = input * units, from = row * units; unit < units; unit++, at++, from++) {
          const d = delta[from] ?? 0;
          gradient[at] = (gradient[at] ?? 0) + value * d;
          sum += (kernel[at] ?? 0) * d;
        }
        if (i > 0) below[row * inputs + input] = sum * activationSlope(layers[i - 1]?.activation, value);
      }
    }
    if (layer.norm) byTrainedKernel(gradient, layer.norm);
    gradients.unshift(gradient);
    sumSlopes.unshift(delta.map((slope) => slope * rows));
    delta = below;
  }
  return { gradients, sumSlopes };
}

/** From the slopes by a folded kernel to those by the trained one, the running statistics held as they are. */
function byTrainedKernel(gradient: Float32Array, { scale, variance }: BatchNorm): void {
  const units = scale.length;
  gradient.forEach((value, at) => {
    const unit = at % units;
    gradient[at] = (value * (scale[unit] ?? 1)) / Math.sqrt((variance[unit] ?? 1) + leastVariance);
  });
}

/** (output − target) / rows, times 2 / units for squared error: the loss's slope by the output layer's sums [rows, units]. */
function outputDelta(
  layer: DenseWeights | undefined,
  output: Float32Array = new Float32Array(0),
  y: Float32Array,
  rows: number,
): Float32Array {
  const units = layer?.units ?? 1;
  if (layer?.activation === "linear") return output.map((value, at) => (2 * (value - (y[at] ?? 0))) / (rows * units));
  return output.map((value, at) => {
    const label = y[Math.floor(at / units)] ?? 0;
    const target = units === 1 ? label : label === at % units ? 1 : 0;
    return (value - target) / rows;
  });
}

/** The answers from which on a slope is under a twentieth of the steepest (which is at 0). */
const flatTanh = Math.sqrt(0.95);

function saturatedShare(answers: Float32Array, activation: string): number {
  if ((activation !== "tanh" && activation !== "sigmoid") || answers.length === 0) return 0;
  let flat = 0;
  for (const answer of answers) if (Math.abs(activation === "tanh" ? answer : 2 * answer - 1) > flatTanh) flat++;
  return flat / answers.length;
}

function silentUnits(answers: Float32Array, units: number): number {
  const heard = new Uint8Array(units);
  answers.forEach((answer, at) => {
    if (answer > 0) heard[at % units] = 1;
  });
  return heard.reduce((silent, one) => silent + (one ? 0 : 1), 0);
}

function stepShare(before: Float32Array, after: Float32Array): number {
  let [step, size] = [0, 0];
  for (let i = 0; i < after.length; i++) {
    step += ((after[i] ?? 0) - (before[i] ?? 0)) ** 2;
    size += (before[i] ?? 0) ** 2;
  }
  return size > 0 ? Math.sqrt(step / size) : 0;
}

function spread(values: Float32Array): Spread {
  let [sum, squares, least, most] = [0, 0, Infinity, -Infinity];
  for (const value of values) {
    sum += value;
    squares += value * value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (values.length === 0) return { mean: 0, deviation: 0, least: 0, most: 0 };
  const mean = sum / values.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / values.length - mean * mean)), least, most };
}
