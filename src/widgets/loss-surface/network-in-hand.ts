import type { Bench } from "../../bench/bench.svelte";
import { firstLayers, inputsOf } from "../playground/untrained";
import { learnsBy } from "../../experiment/learns";
import type { DenseWeights } from "../../experiment/run-event";
import { planePoints, classesOf } from "../playground/plane-points";

/** The weights in hand, and how the training came to them. */
export interface NetworkInHand {
  readonly layers: readonly DenseWeights[];
  /** Moments of the training, oldest first; the last are the weights in hand. */
  readonly moments: readonly (readonly DenseWeights[])[];
  readonly trained: boolean;
  readonly features: readonly string[];
  readonly classes: readonly string[];
}

/** null where there is none: nothing trained yet, or no network that learns to predict. Points have their first weights before a run. */
export function networkInHand(bench: Bench): NetworkInHand | null {
  const { run, experiment } = bench;
  if (experiment.model.family === "baseline" || learnsBy[experiment.model.family] !== "target") return null;
  const key = ({ model, target, data }: typeof experiment) => JSON.stringify([model, target, data]);
  const prepared = run?.prepared;
  if (run && prepared && key(run.experiment) === key(experiment)) {
    const looks = bench.looks.map((look) => look.layers);
    const last = bench.snapshot?.layers ?? bench.checkpoint?.model.layers ?? run.model?.layers;
    const until = bench.lookedAt ? bench.looks.indexOf(bench.lookedAt) + 1 : looks.length;
    const moments = looks.length > 0 ? looks.slice(0, Math.max(1, until)) : last ? [last] : [];
    const layers = bench.lookedAt?.layers ?? moments.at(-1);
    const { features, classes } = prepared;
    if (layers) return { layers, moments, trained: true, features, classes };
  }
  if (experiment.data.kind !== "points") return null;
  const present = classesOf(planePoints(experiment).map((point) => point.label));
  const layers = firstLayers(experiment, present.length);
  const classes = present.map((label) => String.fromCharCode(65 + label));
  return layers && { layers, moments: [layers], trained: false, features: inputsOf(experiment), classes };
}

/** Every number of a network by its name, in the order of `flatWeights`. */
export function weightNames(
  { layers, features }: Pick<NetworkInHand, "layers" | "features">,
  name: {
    readonly unit: (layer: number, unit: number) => string;
    readonly output: (unit: number) => string;
    readonly weight: (from: string, to: string) => string;
    readonly bias: (to: string) => string;
  },
): readonly string[] {
  return layers.flatMap(({ inputs, units }, layer) => {
    const to = (unit: number) => (layer === layers.length - 1 ? name.output(unit) : name.unit(layer + 1, unit + 1));
    const from = (input: number) => (layer === 0 ? (features[input] ?? `${input + 1}`) : name.unit(layer, input + 1));
    const all = Array.from({ length: units }, (_, unit) => to(unit));
    return [
      ...Array.from({ length: inputs }, (_, input) => all.map((unit) => name.weight(from(input), unit))).flat(),
      ...all.map(name.bias),
    ];
  });
}
