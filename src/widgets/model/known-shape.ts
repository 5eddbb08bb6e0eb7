import type { Bench } from "../../bench/bench.svelte";
import type { Experiment } from "../../experiment/experiment";
import type { ColumnProfile, TableProfile } from "../../experiment/table-profile";
import { outputUnits } from "../../models/output-units";

/** What a model will be given, as far as it is known before a run has prepared the data. */
export interface KnownShape {
  readonly features: number;
  readonly outputs: number;
  readonly trainingRows: number;
  /** False: counted by a run. True: guessed from the columns. */
  readonly guessed: boolean;
}

/** From the last run that prepared these data in this way, else from the table's columns; null before it was read. */
export function knownShape({ experiment, run, kept, profile }: Bench): KnownShape | null {
  const preparedFrom = ({ data, reading, target, task, preparation, split, model }: Experiment) =>
    JSON.stringify([data, reading, target, task, preparation, split, outputsOf(model, -1, 0)]);
  const key = preparedFrom(experiment);
  const known = [run, ...kept.toReversed()].find((each) => each?.prepared && preparedFrom(each.experiment) === key);
  if (known?.prepared) {
    const { features, classes, rows } = known.prepared;
    const { task = classes.length > 0 ? "classification" : "regression" } = known.prepared;
    const outputs = outputUnits({ task, classes: classes.length, inputs: features.length });
    return { features: features.length, outputs, trainingRows: rows.train, guessed: false };
  }
  if (experiment.data.kind === "points") return pointsShape(experiment);
  return profile && guessShape(experiment, profile);
}

function pointsShape({ data, split, model }: Experiment): KnownShape | null {
  if (data.kind !== "points") return null;
  const added = data.added ?? [];
  const classes = new Set([...(data.shape === "none" ? [] : [0, 1]), ...added.map(([, , label]) => label)]).size;
  const rows = (data.shape === "none" ? 0 : data.count) + added.length;
  const features = data.inputs?.length ?? 2;
  return {
    features,
    outputs: outputsOf(model, features, classesWide(classes)),
    trainingRows: trainingShare(split, rows),
    guessed: false,
  };
}

/** A number is one feature, a category one for each of its labels; what says nothing is left out. */
export function guessShape(experiment: Experiment, profile: TableProfile): KnownShape {
  const { target, task, split, model } = experiment;
  const goal = profile.columns.find((column) => column.name === target);
  // As the worker decides: at most 10 distinct whole numbers are classes.
  const isNumber =
    task === "regression" ||
    (task === "auto" && (goal?.kind === "number" || (goal?.kind === "whole" && goal.distinct > 10)));
  const features = usedColumns(experiment, profile).reduce((sum, column) => sum + featuresOf(column), 0);
  return {
    features,
    outputs: outputsOf(model, features, isNumber ? 1 : classesWide(goal?.distinct ?? 2)),
    trainingRows: trainingShare(split, profile.rows),
    guessed: true,
  };
}

const classesWide = (classes: number): number => outputUnits({ task: "classification", classes, inputs: 0 });

/** A family that learns without a target is as wide as its groups or its inputs. */
function outputsOf(model: Experiment["model"], features: number, ofTarget: number): number {
  if (model.family === "clustering") return model.groups;
  return model.family === "autoencoder" ? features : ofTarget;
}

/** Columns that a model will be given: neither the target, nor dropped, nor without anything to say. */
export function usedColumns({ target, preparation }: Experiment, profile: TableProfile): readonly ColumnProfile[] {
  const dropped = new Set(
    preparation.flatMap((step) => (step.step === "drop-columns" && !step.off ? step.columns : [])),
  );
  return profile.columns.filter(
    (column) => column.name !== target && !dropped.has(column.name) && featuresOf(column) > 0,
  );
}

/** One-hot encoding keeps this many labels. */
const mostLevels = 50;

/** Pictures become gray ones of this side at most. */
const sidePixels = 28;

function featuresOf({ kind, distinct, pictures }: ColumnProfile): number {
  switch (kind) {
    case "number":
    case "whole":
      return 1;
    case "category":
    case "ordered":
      return Math.min(mostLevels, distinct);
    case "date":
      return 3;
    case "image":
      return pictures ? Math.min(sidePixels, pictures.width) * Math.min(sidePixels, pictures.height) : 0;
    case "text":
    case "id-like":
    case "constant":
    case "empty":
      return 0;
    default:
      kind satisfies never;
      return 0;
  }
}

function trainingShare({ train, validation, test, testWhere }: Experiment["split"], rows: number): number {
  const sum = train + validation + (testWhere ? 0 : test);
  return Math.round(rows * (sum > 0 ? train / sum : 1));
}
