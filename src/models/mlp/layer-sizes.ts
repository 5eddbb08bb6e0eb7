import type { ModelSpec } from "../../experiment/model-spec";
import { hiddenLayers } from "./hidden-layers";

interface LayerSize {
  readonly inputs: number;
  readonly units: number;
  readonly batchNorm: boolean;
}

function layerSizes(spec: ModelSpec, inputs: number, outputs: number): readonly LayerSize[] {
  const layers = [...hiddenLayers(spec), { units: outputs, batchNorm: false }];
  return layers.map(({ units, batchNorm = false }, i) => ({
    inputs: layers[i - 1]?.units ?? inputs,
    units,
    batchNorm,
  }));
}

/** Trained numbers layer by layer, input to output: kernel and bias, and batch norm's scale. */
export const layerParameters = (spec: ModelSpec, inputs: number, outputs: number): readonly number[] =>
  layerSizes(spec, inputs, outputs).map((layer) => (layer.inputs + (layer.batchNorm ? 2 : 1)) * layer.units);

/** Multiply-adds of one row's forward pass; batch norm takes two a unit. */
export const layerMultiplyAdds = (spec: ModelSpec, inputs: number, outputs: number): number =>
  layerSizes(spec, inputs, outputs).reduce(
    (sum, layer) => sum + (layer.inputs + (layer.batchNorm ? 2 : 0)) * layer.units,
    0,
  );

/** Numbers of a row that a training holds, features included: behind batch norm, what came out of it as well. */
export const unitsHeld = (spec: ModelSpec, inputs: number, outputs: number): number =>
  layerSizes(spec, inputs, outputs).reduce((sum, { units, batchNorm }) => sum + (batchNorm ? 2 : 1) * units, inputs);
