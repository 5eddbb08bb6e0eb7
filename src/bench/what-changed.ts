import type { Experiment } from "../experiment/experiment";
import { planeInputs } from "../experiment/point-inputs";
import { unnamed } from "../experiment/unnamed-steps";
import { trainingChanged, type TrainingDifference } from "./training-changed";

/** One setting of an experiment that is not as in another one; `to` is its value now, null where it is off. */
export type Change =
  | TrainingDifference
  | { readonly kind: "model"; readonly family: Experiment["model"]["family"]; readonly units: readonly number[] }
  | { readonly kind: "activation"; readonly to: string }
  | { readonly kind: "preparation" | "split" | "data" }
  | { readonly kind: "target"; readonly to: string };

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

/** What was changed from one experiment to the next, the model first; names and whether the test was opened do not count. */
export function whatChanged(from: Experiment, to: Experiment): readonly Change[] {
  const changes: Change[] = [];
  const value = (path: string, before: unknown, now: string | number | boolean | null | undefined) => {
    if (differs(before, now)) changes.push({ kind: "value", path, to: now ?? null });
  };
  const activationsOf = ({ model }: Experiment) =>
    "layers" in model ? [...new Set(model.layers.map((layer) => layer.activation))] : [];
  if (from.model.family !== to.model.family || differs(unitsOf(from.model), unitsOf(to.model)))
    changes.push({ kind: "model", family: to.model.family, units: unitsOf(to.model) });
  else if (differs(activationsOf(from), activationsOf(to)))
    changes.push({ kind: "activation", to: activationsOf(to).join(", ") });
  if (from.model.family === "clustering" && to.model.family === "clustering")
    value("model.start", from.model.start, to.model.start);
  const normed = layersNormed(to.model);
  if (to.model.family === "mlp")
    value(typeof normed === "string" ? "model.batchNormIn" : "model.batchNorm", layersNormed(from.model), normed);

  changes.push(...trainingChanged(from.training, to.training));
  value("seed", from.seed, to.seed);
  if (from.target !== to.target) changes.push({ kind: "target", to: to.target });
  // A target that judges itself is no judge.
  const judgeOf = ({ judge, target }: Experiment) => (judge === target ? undefined : judge);
  value("judge", judgeOf(from), judgeOf(to));
  changes.push(...changesOfData(from, to));
  if (differs(unnamed(from.preparation), unnamed(to.preparation))) changes.push({ kind: "preparation" });
  const before = changes.length;
  value("split.group", from.split.group, to.split.group);
  value("split.time", from.split.time, to.split.time);
  value("split.folds", foldIn(from), foldIn(to));
  value("split.placed", placedIn(from), placedIn(to));
  value("split.take", from.split.take, to.split.take);
  if (changes.length === before && differs(from.split, to.split)) changes.push({ kind: "split" });
  value("backend", from.backend, to.backend);
  return changes;
}

/** Hidden units, layer by layer; an autoencoder's code is the least of them. A clustering has its groups. */
export function unitsOf(model: Experiment["model"]): readonly number[] {
  if (model.family === "clustering") return [model.groups];
  if (!("layers" in model)) return [];
  const units = model.layers.map((layer) => layer.units);
  return model.family === "autoencoder" ? [...units, model.code, ...units.toReversed()] : units;
}

/** Hidden layers with batch norm: all of them, "1, 3", or null for none. */
function layersNormed(model: Experiment["model"]): true | string | null {
  const layers = model.family === "mlp" ? model.layers : [];
  const normed = layers.flatMap(({ batchNorm }, at) => (batchNorm ? [at + 1] : []));
  if (normed.length === 0) return null;
  return normed.length === layers.length || normed.join(", ");
}

/** "2 of 5" */
const foldIn = ({ split: { folds } }: Experiment): string | null => (folds ? `${folds.take + 1} of ${folds.of}` : null);

/** How many rows were placed by hand. */
const placedIn = ({ split: { placed } }: Experiment): number =>
  [placed?.train, placed?.validation, placed?.test].reduce((count, rows) => count + (rows?.length ?? 0), 0);

function changesOfData({ data: from }: Experiment, { data: to }: Experiment): readonly Change[] {
  if (!differs(from, to)) return [];
  if (from.kind !== "points" || to.kind !== "points") return [{ kind: "data" }];
  const changes: Change[] = [];
  if (from.shape !== to.shape) changes.push({ kind: "value", path: "data.shape", to: to.shape });
  if (from.noise !== to.noise) changes.push({ kind: "value", path: "data.noise", to: to.noise });
  if (from.count !== to.count) changes.push({ kind: "value", path: "data.count", to: to.count });
  if (differs(from.inputs, to.inputs))
    changes.push({ kind: "value", path: "data.inputs", to: (to.inputs ?? planeInputs).join(", ") });
  if (differs(from.added, to.added)) changes.push({ kind: "value", path: "data.added", to: to.added?.length ?? 0 });
  return changes.length > 0 ? changes : [{ kind: "data" }];
}
