import type { Experiment, Task } from "./experiment";
import type { Failure } from "./failure";
import type {
  BackendDecision,
  Metrics,
  PreparationNote,
  Predictions,
  RowSample,
  RowCounts,
  RunEvent,
  RunResult,
} from "./run-event";
import type { TrainedModel } from "./trained-model";
import { withChange } from "./training-changes";

export interface HistoryPoint {
  readonly epoch: number;
  readonly train: Metrics;
  readonly validation: Metrics;
}

export type TelemetryPoint = Omit<Extract<RunEvent, { type: "telemetry" }>, "type">;

const mostTelemetry = 40;
const mostHistory = 2000;

/** What a run left behind: the thing a check is graded on, a chart draws and a project keeps. */
export interface RunRecord {
  readonly id: string;
  readonly experiment: Experiment;
  readonly history: readonly HistoryPoint[];
  readonly prepared: {
    readonly task?: Task;
    readonly labels?: readonly string[];
    readonly rows: RowCounts;
    readonly features: readonly string[];
    readonly classes: readonly string[];
    readonly preparation: readonly PreparationNote[];
  } | null;
  readonly started: { readonly decision: BackendDecision; readonly parameters: number; readonly epochs: number } | null;
  readonly result: RunResult | null;
  readonly model: TrainedModel | null;
  readonly predictions: readonly Predictions[];
  /** Where no target is learned: some training rows, to be drawn with what is made of them. */
  readonly sample?: RowSample;
  /** What the learner calls each group of a clustering; null for one without a name. */
  readonly groupNames?: readonly (string | null)[];
  readonly failure: Failure | null;
  /** How the layers fared, from the first epoch to the last: a few dozen moments. */
  readonly telemetry?: readonly TelemetryPoint[];
}

export const newRunRecord = (id: string, experiment: Experiment): RunRecord => ({
  id,
  experiment,
  history: [],
  prepared: null,
  started: null,
  result: null,
  model: null,
  predictions: [],
  failure: null,
});

/** Folds one event into the record; a change in mid-run into its Experiment. Progress, snapshots, looks, checkpoints, pauses and warnings leave it as it is. */
export function addEvent(record: RunRecord, event: RunEvent): RunRecord {
  switch (event.type) {
    case "prepared":
      return { ...record, prepared: event };
    case "started":
      return { ...record, started: event };
    case "metrics": {
      const { epoch, train, validation } = event;
      // A run that goes on from a checkpoint repeats an epoch or two.
      const repeats = (record.history.at(-1)?.epoch ?? -1) >= epoch;
      const before = repeats ? record.history.filter((point) => point.epoch < epoch) : record.history;
      // The way stays whole, its steps get longer.
      const kept = before.length < mostHistory ? before : before.filter((_, i) => i % 2 === 0);
      return { ...record, history: [...kept, { epoch, train, validation }] };
    }
    case "sample": {
      const { type: _, ...sample } = event;
      return { ...record, sample };
    }
    case "model":
      return { ...record, model: event.model };
    case "predictions":
      return {
        ...record,
        predictions: [...record.predictions.filter((p) => p.part !== event.predictions.part), event.predictions],
      };
    case "result":
      return { ...record, result: event };
    case "failed":
      return { ...record, failure: event.failure };
    case "changed": {
      const { experiment } = record;
      const changes = withChange(experiment.training.changes, event.change);
      return { ...record, experiment: { ...experiment, training: { ...experiment.training, changes } } };
    }
    case "telemetry": {
      const { epoch, layers } = event;
      const before = record.telemetry?.filter((point) => point.epoch < epoch) ?? [];
      const kept = before.length < mostTelemetry ? before : before.filter((_, i) => i % 2 === 0);
      return { ...record, telemetry: [...kept, { epoch, layers }] };
    }
    case "progress":
    case "snapshot":
    case "look":
    case "checkpoint":
    case "paused":
    case "resumed":
    case "warning":
      return record;
    default:
      event satisfies never;
      return record;
  }
}
