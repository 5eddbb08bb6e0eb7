import type { Activation, ModelSpec } from "../../experiment/model-spec";
import { hiddenLayers } from "./hidden-layers";
import { outputActivation, outputUnits, type OutputActivation } from "../output-units";
import type { ModelShape } from "../family";

/**
 * One dense layer before it has numbers: where its kernel [inputs, units] and bias [units] lie in the flat vector. Batch
 * norm's shift stands in the bias's place.
 */
export interface PlannedLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation | OutputActivation;
  readonly dropout: number;
  readonly kernelAt: number;
  readonly biasAt: number;
  readonly norm: NormPlaces | null;
}

/** Batch norm's scale [units] in the flat vector; its running mean and variance [units] in the one of all layers' statistics. */
interface NormPlaces {
  readonly scaleAt: number;
  readonly meanAt: number;
  readonly varianceAt: number;
}

/** The layers of an mlp (or of a linear model: no hidden layer) or of an autoencoder, input to output. */
export function planLayers(spec: ModelSpec, shape: ModelShape): readonly PlannedLayer[] {
  const hidden = hiddenLayers(spec);
  const output = {
    units: outputUnits(shape),
    activation: outputActivation(shape),
    dropout: 0,
    batchNorm: false,
  };
  const layers: PlannedLayer[] = [];
  let inputs = shape.inputs;
  let at = 0;
  let meanAt = 0;
  for (const { units, activation, dropout = 0, batchNorm } of [...hidden, output]) {
    const biasAt = at + inputs * units;
    const scaleAt = biasAt + units;
    const norm = batchNorm ? { scaleAt, meanAt, varianceAt: meanAt + units } : null;
    layers.push({ inputs, units, activation, dropout, kernelAt: at, biasAt, norm });
    at = scaleAt + (norm ? units : 0);
    meanAt += norm ? 2 * units : 0;
    inputs = units;
  }
  return layers;
}
