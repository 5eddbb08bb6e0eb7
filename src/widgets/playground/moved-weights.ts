import type { Experiment } from "../../experiment/experiment";
import type { HandWeight } from "../../experiment/hand-weights";
import type { TrainingChange } from "../../experiment/training";
import { hiddenLayers } from "../../models/mlp/hidden-layers";
import { classesOf, planePoints } from "./plane-points";
import { inputsOf } from "./untrained";

type Layer = ReturnType<typeof hiddenLayers>[number];

/** What of a network decides where its numbers stand. */
interface Places {
  readonly inputs: readonly string[];
  readonly hidden: readonly Layer[];
  /** The classes it answers with. */
  readonly classes: string;
}

/** null for a model whose numbers are not set by hand. */
function placesOf(experiment: Experiment): Places | null {
  const { model } = experiment;
  if (model.family !== "mlp" && model.family !== "linear") return null;
  const classes = classesOf(planePoints(experiment).map(({ label }) => label)).join();
  return { inputs: inputsOf(experiment), hidden: hiddenLayers(model), classes };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Which layer of the other network a layer is, by its place; −1, the inputs, and the output are themselves. */
function layerIn(before: readonly Layer[], after: readonly Layer[], layer: number): number | null {
  if (layer < 0) return layer;
  if (layer >= before.length || before.length === after.length) return layer - before.length + after.length;
  // One was taken out or put in: those in front of it stay, those behind it move up or down.
  const same = (at: number, other: number) => isSame(before.at(at), after.at(other));
  const front = before.findIndex((_, at) => at >= after.length || !same(at, at));
  if (front < 0 || layer < front) return layer;
  const fromEnd = layer - before.length;
  for (let at = -1; at >= fromEnd; at--) if (-at > after.length - front || !same(at, at)) return null;
  return after.length + fromEnd;
}

/** Where a number stands in the other network; null where that has no such place. */
function placeIn(before: Places, after: Places, weight: HandWeight): HandWeight | null {
  const layer = layerIn(before.hidden, after.hidden, weight.layer);
  if (layer === null) return null;
  const isOutput = weight.layer >= before.hidden.length;
  const keepsUnit = isOutput ? before.classes === after.classes : weight.unit < (after.hidden[layer]?.units ?? 0);
  if (!keepsUnit) return null;
  if (weight.from === null) return { ...weight, layer };
  if (layerIn(before.hidden, after.hidden, weight.layer - 1) !== layer - 1) return null;
  const input = before.inputs[weight.from] ?? "";
  const from = layer === 0 ? after.inputs.indexOf(input) : weight.from;
  const isThere = from >= 0 && (layer === 0 || from < (after.hidden[layer - 1]?.units ?? 0));
  return isThere ? { ...weight, layer, from } : null;
}

/**
 * The experiment after an edit, in which the numbers that were set by hand stand where they stood: a weight goes with its
 * input and with its layer, and is let go where they are gone, or where the output answers another question.
 */
export function movedWeights(before: Experiment, edited: Experiment): { experiment: Experiment; lost: number } {
  const unchanged = { experiment: edited, lost: 0 };
  const { weights, changes } = edited.training;
  // Where the edit brought numbers of its own, they are those of its own network.
  if (!isSame([weights, changes], [before.training.weights, before.training.changes])) return unchanged;
  const [from, to] = [placesOf(before), placesOf(edited)];
  if (!from || isSame(from, to)) return unchanged;
  let lost = 0;
  const moved = <T extends { readonly weights?: HandWeight[] | undefined }>({ weights: all, ...rest }: T) => {
    const left = all?.flatMap((weight) => (to && placeIn(from, to, weight)) ?? []) ?? [];
    lost += (all?.length ?? 0) - left.length;
    return left.length > 0 ? { ...rest, weights: left } : rest;
  };
  const { changes: _, ...training } = edited.training;
  const movedChanges = changes
    ?.map((change) => moved(change) as TrainingChange)
    .filter((change) => Object.keys(change).length > 1);
  return {
    experiment: {
      ...edited,
      training: {
        ...moved(training),
        ...(movedChanges?.length ? { changes: movedChanges } : {}),
      } as Experiment["training"],
    },
    lost,
  };
}
