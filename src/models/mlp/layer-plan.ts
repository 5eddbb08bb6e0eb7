import type { Activation, ModelSpec } from "../../experiment/model-spec";
import { hiddenLayers } from "./hidden-layers";
import { outputActivation, outputUnits, type OutputActivation } from "../output-units";
import type { ModelShape } from "../family";

/** One dense layer before it has numbers: where its kernel [inputs, units] and bias [units] lie in the flat vector. */
export interface PlannedLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation | OutputActivation;
  readonly dropout: number;
  readonly kernelAt: number;
  readonly biasAt: number;
}

/** The layers of an mlp (or of a linear model: no hidden layer) or of an autoencoder, input to output. */
export function planLayers(spec: ModelSpec, shape: ModelShape): readonly PlannedLayer[] {
  const hidden = hiddenLayers(spec);
  const output = {
    units: outputUnits(shape),
    activation: outputActivation(shape),
    dropout: 0,
  };
  const layers: PlannedLayer[] = [];
  let inputs = shape.inputs;
  let at = 0;
  for (const { units, activation, dropout = 0 } of [...hidden, output]) {
    const biasAt = at + inputs * units;
    layers.push({ inputs, units, activation, dropout, kernelAt: at, biasAt });
    at = biasAt + units;
    inputs = units;
  }
  return layers;
}
