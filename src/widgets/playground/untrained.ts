import type { Experiment } from "../../experiment/experiment";
import { setByHand } from "../../experiment/hand-weights";
import { learnsBy } from "../../experiment/learns";
import type { DenseWeights, UnitMaps } from "../../experiment/run-event";
import { initialWeights } from "../../models/mlp/initial-weights";
import { planLayers } from "../../models/mlp/layer-plan";
import { unitMaps, type PlaneAxis } from "../../models/mlp/maps";
import { planeInputs, pointInput, type PointInput } from "../../experiment/point-inputs";
import type { PlanePoint } from "./plane-points";

/** Above this the maps of an untrained network would keep the page busy for too long. */
const mostWeights = 3000;

/**
 * The network as it will be before its first step: the same first weights. null for a baseline (it has nothing before it
 * has seen the data), for fewer than two classes, and for a network too large to be drawn here.
 */
export function firstLayers(
  { data, model, seed, training }: Experiment,
  classes: number,
): readonly DenseWeights[] | null {
  if (model.family === "baseline" || learnsBy[model.family] !== "target" || classes < 2) return null;
  const plan = planLayers(model, { task: "classification", inputs: inputsOf({ data }).length, classes });
  const last = plan.at(-1);
  if (!last || last.biasAt + last.units > mostWeights) return null;
  const flat = initialWeights(plan, seed);
  const layers = plan.map(({ inputs, units, activation, kernelAt, biasAt }) => ({
    inputs,
    units,
    activation,
    kernel: flat.slice(kernelAt, biasAt),
    bias: flat.slice(biasAt, biasAt + units),
  }));
  return setByHand(layers, training.weights ?? []);
}

/** The same with its maps, on the same axes. */
export function untrained(
  experiment: Experiment,
  points: readonly PlanePoint[],
  classes: number,
): { readonly layers: readonly DenseWeights[]; readonly maps: UnitMaps } | null {
  const layers = firstLayers(experiment, classes);
  return layers && { layers, maps: unitMaps(layers, planeAxes(experiment, points)) };
}

/** What a network is given of each point. */
export const inputsOf = ({ data }: Pick<Experiment, "data">): readonly PointInput[] =>
  (data.kind === "points" && data.inputs) || planeInputs;

/** How points become features, before a run has said so: standardized by the training points, or left as they are. */
export function planeAxes({ data, preparation }: Experiment, points: readonly PlanePoint[]): readonly PlaneAxis[] {
  const scaled = preparation.some((step) => !step.off && (step.step === "auto" || step.step === "scale"));
  const training = points.filter((point) => point.part === "train");
  return inputsOf({ data }).map((input) => ({
    input,
    ...(scaled ? standardized(training.map(({ x1, x2 }) => pointInput(input, x1, x2))) : { center: 0, scale: 1 }),
  }));
}

function standardized(values: readonly number[]): { center: number; scale: number } {
  const rows = Math.max(1, values.length);
  const center = values.reduce((sum, value) => sum + value, 0) / rows;
  const scale = Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / rows);
  return { center, scale: scale > 0 ? scale : 1 };
}
