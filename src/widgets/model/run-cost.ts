import type { Bench } from "../../bench/bench.svelte";
import { latestMeasured } from "../../bench/latest-result";
import type { Experiment } from "../../experiment/experiment";
import { learnsBy } from "../../experiment/learns";
import { hiddenLayers } from "../../models/mlp/hidden-layers";
import { layerParameters, unitsHeld } from "../../models/mlp/layer-sizes";
import { memoryNeedBytes } from "../../training/memory-need";
import { familyMetas } from "../../models/family-metas";
import { knownShape, type KnownShape } from "./known-shape";
import { calibrated, trainingSeconds } from "./run-time";

/** What a training of the experiment in hand will take, before it has begun. */
export interface RunCost {
  readonly parameters: number;
  /** Parameters layer by layer, input to output; empty without hidden layers. */
  readonly layers: readonly number[];
  readonly trainingRows: number;
  readonly batchesPerEpoch: number;
  /** 1 where nothing is repeated. */
  readonly epochs: number;
  readonly memoryBytes: number;
  readonly seconds: number;
  /** The number of features is a guess from the table's columns. */
  readonly isGuessed: boolean;
}

/** Rows of the largest forward pass. */
const predictedAtOnce = 4096;

/** null before the data were read. */
export function runCost(bench: Bench): RunCost | null {
  const shape = knownShape(bench);
  if (!shape) return null;
  const { features, outputs, trainingRows } = shape;
  const { model, training } = bench.experiment;
  const meta = familyMetas[model.family];
  const widths = [features, ...hiddenLayers(model).map(({ units }) => units), outputs];
  const parameters = meta.parameterCount(model, features, outputs);
  const { batchSize, epochs } = steps(bench.experiment, shape);
  return {
    parameters,
    layers: widths.length > 2 ? layerParameters(model, features, outputs) : [],
    trainingRows,
    batchesPerEpoch: Math.ceil(trainingRows / batchSize),
    epochs,
    memoryBytes: memoryNeedBytes({
      parameters,
      units: unitsHeld(model, features, outputs),
      widest: Math.max(...widths),
      batchSize: Math.min(training.batchSize, trainingRows),
      predictedAtOnce: Math.min(predictedAtOnce, trainingRows),
    }),
    seconds: secondsOf(bench, shape),
    isGuessed: shape.guessed,
  };
}

function steps({ model, training }: Experiment, { trainingRows }: KnownShape) {
  return {
    epochs: familyMetas[model.family].iterative ? training.epochs : 1,
    // An epoch that sorts rows into groups is one step.
    batchSize: learnsBy[model.family] === "groups" ? trainingRows : training.batchSize,
  };
}

function secondsOf(bench: Bench, shape: KnownShape): number {
  const { experiment, epochsPerSecond } = bench;
  const metaOf = ({ model }: Experiment) => familyMetas[model.family];
  const guessOf = (one: Experiment) =>
    trainingSeconds({
      trainingRows: shape.trainingRows,
      ...steps(one, shape),
      multiplyAdds: metaOf(one).multiplyAdds(one.model, shape.features, shape.outputs),
    });
  const run = latestMeasured(bench.run, bench.kept);
  const isComparable =
    run !== null &&
    epochsPerSecond === 0 &&
    metaOf(run.experiment).iterative &&
    metaOf(run.experiment).learns === metaOf(experiment).learns;
  const measured = isComparable
    ? {
        seconds: run.result.seconds,
        guess: (guessOf(run.experiment) * run.result.epochs) / run.experiment.training.epochs,
      }
    : null;
  const guess = calibrated(guessOf(experiment), measured);
  const paced = epochsPerSecond > 0 && metaOf(experiment).iterative ? experiment.training.epochs / epochsPerSecond : 0;
  return Math.max(guess, paced);
}
