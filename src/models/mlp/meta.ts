import { learnsBy } from "../../experiment/learns";
import type { ModelSpec } from "../../experiment/model-spec";
import type { FamilyMeta } from "../family";
import { hiddenLayers } from "./hidden-layers";

/** Widths from input to output: [inputs, hidden…, outputs]. */
function widths(spec: ModelSpec, inputs: number, outputs: number): number[] {
  return [inputs, ...hiddenLayers(spec).map((layer) => layer.units), outputs];
}

const sumOverLayers = (all: number[], cost: (inputs: number, units: number) => number): number =>
  all.slice(1).reduce((sum, units, i) => sum + cost(all[i] ?? 0, units), 0);

/** A multilayer perceptron: every unit of a layer sees every unit of the one before. */
const mlp: FamilyMeta = {
  id: "mlp",
  names: { en: "Network" },
  learns: learnsBy.mlp,
  iterative: true,
  ownLoops: true,
  parameterCount: (spec, inputs, outputs) =>
    sumOverLayers(widths(spec, inputs, outputs), (from, units) => (from + 1) * units),
  multiplyAdds: (spec, inputs, outputs) => sumOverLayers(widths(spec, inputs, outputs), (from, units) => from * units),
};
export default mlp;
