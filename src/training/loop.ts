import { FailureError } from "../experiment/failure";
import { setByHand } from "../experiment/hand-weights";
import type { LayerTelemetry } from "../experiment/layer-telemetry";
import type { RunCheckpoint, StoppingState } from "../experiment/run-checkpoint";
import type { Metrics, RunEvent, RunResult } from "../experiment/run-event";
import { trainingDefaults, type Training, type TrainingChange } from "../experiment/training";
import type { Model, TrainingRows } from "../models/family";
import type { Clock } from "./clock";
import { EarlyStopping } from "./early-stopping";
import { LiveSettings } from "./live-settings";
import { Milestones } from "./milestones";
import { Pace } from "./pace";
import type { RunControl } from "./run-control";
import { scheduleFactor, scheduleMomentum } from "./schedules";
import { isReached } from "./stop-at";

export interface LoopRequest {
  readonly model: Model;
  readonly training: Training;
  readonly data: TrainingRows;
  readonly classWeights: Float32Array | null;
  readonly seed: number;
  /** Epochs already done, when a run goes on from a checkpoint. */
  readonly fromEpoch: number;
  readonly control: RunControl;
  readonly clock: Clock;
  /** Measures the model as it is. `validation` has no loss where there are no validation rows. */
  readonly measure: { train(): Promise<Metrics>; validation(): Promise<Metrics> };
  /** Least time between two measurements: 0 where a read is free, 100 where it waits for the GPU. */
  readonly metricsEveryMs: number;
  /** Whether "look" events are wanted, and how often at most. */
  readonly looksPerSecond: number;
  /**
   * It is also measured and looked at by the epochs, some thirty times, however fast it goes: so long after a measurement at
   * least, 100 where a read waits for the GPU. Null where that is not wanted.
   */
  readonly milestonesEveryMs: number | null;
  /** Whether "checkpoint" events are wanted. */
  readonly checkpoints: boolean;
  /** Rows that telemetry is taken on, and how often at most; null where it is not wanted. */
  readonly telemetry: { readonly sample: TrainingRows; readonly perSecond: number } | null;
  /** What early stopping remembers, when a run goes on from a checkpoint. */
  readonly stopping?: StoppingState;
  /** How far the run had come by that checkpoint. */
  readonly done?: RunCheckpoint["done"];
}

export type LoopEvent =
  | Extract<RunEvent, { type: "metrics" }>
  /** Now is a moment to show the weights; or, in passing, only to remember them. */
  | { readonly type: "look"; readonly epoch: number; readonly inPassing: boolean }
  /** Now is a moment to save the weights and the optimizer; the rest of the checkpoint is here. */
  | ({ readonly type: "checkpoint" } & Omit<RunCheckpoint, "model" | "optimizer">)
  /** From here on with other settings: a person adjusted them. */
  | { readonly type: "changed"; readonly change: TrainingChange }
  | { readonly type: "telemetry"; readonly epoch: number; readonly layers: readonly LayerTelemetry[] }
  | { readonly type: "paused"; readonly epoch: number }
  | { readonly type: "resumed" };

export interface LoopOutcome {
  readonly stopped: RunResult["stopped"];
  /** Epochs done, all in all. */
  readonly epochs: number;
  /** Epoch whose weights the model now has. */
  readonly bestEpoch: number;
  /** How long it stood still because it was asked to. */
  readonly pausedMs: number;
  /** The Experiment's changes, and those made while it ran. */
  readonly changes: readonly TrainingChange[];
}

/** Work without a breath: short enough for a command to be heard at once, long enough to cost little. */
const breathMs = 12;
/** A timer comes some milliseconds late: the next wait is shorter by them. What is later than this is not made up for. */
const mostLateMs = 100;
/** Measuring takes at most half of the time; in the middle of a long epoch it waits a while. */
const measuringShare = 1;
const longEpochMs = 500;
/** Of training, at most 2 s or one epoch are lost with a worker or a tab: a checkpoint also takes its time to be kept. */
const checkpointEveryMs = 1000;
/** Of all time, telemetry takes at most this part. */
const telemetryShare = 20;

/**
 * Trains: asks the model for units of work, counts, measures, pauses, stops. Knows no family and no screen.
 * Throws FailureError "training/loss-not-finite" when a loss is NaN or infinite.
 */
export async function* trainingLoop(request: LoopRequest): AsyncGenerator<LoopEvent, LoopOutcome> {
  const { model, training, control, clock, measure, fromEpoch } = request;
  const live = new LiveSettings(training, fromEpoch);
  const { patience, metric } = training.earlyStopping ?? {};
  const stopping = patience ? new EarlyStopping(model, patience, metric) : null;
  const startedMs = clock.now();
  const metricsPace = new Pace(clock, request.metricsEveryMs, measuringShare);
  const looks = request.looksPerSecond > 0 ? new Pace(clock, 1000 / request.looksPerSecond, 4) : null;
  const checkpoints = request.checkpoints ? new Pace(clock, checkpointEveryMs, 4) : null;
  const telemetryPace =
    request.telemetry && new Pace(clock, 1000 / request.telemetry.perSecond, telemetryShare, -Infinity);
  const { milestonesEveryMs } = request;
  const milestones = milestonesEveryMs === null ? null : new Milestones(clock, fromEpoch, live.at(fromEpoch).epochs);
  const milestoneAt = (at: number): Milestones | null =>
    milestones?.isDue(at) && metricsPace.sinceMs() >= (milestonesEveryMs ?? 0) ? milestones : null;
  let pausedMs = 0;
  const { batches: batchesBefore = 0, seconds: secondsBefore = 0 } = request.done ?? {};
  const trainedHereMs = (): number => clock.now() - startedMs - pausedMs;
  const trainedMs = (): number => 1000 * secondsBefore + trainedHereMs();
  let lastBreathMs = startedMs;
  /** When the last paced unit was to end. */
  let dueMs = startedMs;
  let epochsDone = fromEpoch;
  let unitsInEpoch = 0;
  let unitsPerEpoch = 1;
  let step = batchesBefore;
  let shownAtStep = -1;
  let lookedAtStep = -1;
  let savedAtEpoch = fromEpoch;

  const epoch = (): number => epochsDone + unitsInEpoch / unitsPerEpoch;
  const finite = (metrics: Metrics): Metrics => {
    if (metrics["loss"] === undefined || Number.isFinite(metrics["loss"])) return metrics;
    throw new FailureError({
      code: "training/loss-not-finite",
      field: "training.learningRate",
      values: { epoch: Math.ceil(epoch()), learningRate: live.at(epoch()).learningRate },
    });
  };
  async function* measured(validation?: Metrics): AsyncGenerator<LoopEvent> {
    shownAtStep = step;
    const now = clock.now();
    const done = epoch() - fromEpoch;
    const secondsLeft = done > 0 ? (trainedHereMs() / 1000 / done) * (live.at(epoch()).epochs - epoch()) : 0;
    // Asked together: a card is waited for once.
    const both = await Promise.all([measure.train(), validation ?? measure.validation()]);
    const [train, judged] = [finite(both[0]), finite(both[1])];
    metricsPace.did(now);
    yield { type: "metrics", epoch: epoch(), step, train, validation: judged, secondsLeft };
  }
  const { stopAt, stopAfterSeconds = Infinity } = training;
  /** Whether every epoch is measured on the validation rows. */
  const isJudged = stopping !== null || stopAt?.part === "validation";
  const stopReason = async (validation: Metrics | undefined): Promise<LoopOutcome["stopped"]> => {
    if (stopping?.isOver(epochsDone)) return "early";
    if (stopAt && isReached(stopAt, (stopAt.part === "validation" && validation) || (await measure.train())))
      return "target";
    return trainedMs() >= 1000 * stopAfterSeconds ? "time" : "finished";
  };
  // What is done with a look (maps, a message) happens while this is suspended, so the pace counts it.
  function* look(): Generator<LoopEvent> {
    if (!looks) return;
    const now = clock.now();
    yield { type: "look", epoch: epoch(), inPassing: false };
    looks.did(now);
    lookedAtStep = step;
  }
  function* lookInPassing(): Generator<LoopEvent> {
    if (looks) yield { type: "look", epoch: epoch(), inPassing: true };
  }
  async function* telemetry(before: Awaited<ReturnType<Model["inspect"]>> | null): AsyncGenerator<LoopEvent> {
    if (!request.telemetry || !telemetryPace) return;
    const now = clock.now();
    const layers = await model.telemetry(request.telemetry.sample, before);
    if (layers.length > 0) yield { type: "telemetry", epoch: epoch(), layers };
    telemetryPace.did(now);
  }
  async function* checkpoint(): AsyncGenerator<LoopEvent> {
    if (!checkpoints || unitsInEpoch > 0 || epochsDone === savedAtEpoch) return;
    const now = clock.now();
    const kept = await stopping?.save();
    const done = { batches: step, seconds: trainedMs() / 1000 };
    yield { type: "checkpoint", epoch: epochsDone, done, ...(kept && { stopping: kept }) };
    checkpoints.did(now);
    savedAtEpoch = epochsDone;
  }

  /** @returns whether there was anything to set */
  async function setWeightsDue(): Promise<boolean> {
    const due = live.weightsDue(epoch());
    if (due.length > 0) model.load(setByHand(await model.inspect(), due));
    return due.length > 0;
  }

  const units = model.units({
    data: request.data,
    fromEpoch,
    seed: request.seed,
    classWeights: request.classWeights,
    settings: () => {
      const now = live.at(epoch());
      const { weightDecay, l1, l2, clip } = { ...trainingDefaults, ...now };
      const { batchSize, optimizer } = now;
      const learningRate = now.learningRate * scheduleFactor(now, epoch());
      const momentum = scheduleMomentum(now, epoch());
      return { batchSize, optimizer, learningRate, momentum, weightDecay, l1, l2, clip };
    },
  });
  try {
    if (stopping && request.stopping) {
      const present = model.checkpoint();
      stopping.load(request.stopping);
      present.restore();
      present.dispose();
    }
    // A run that was interrupted at its very end has nothing left to do.
    let stopped = fromEpoch > 0 ? await stopReason(isJudged ? await measure.validation() : undefined) : "finished";
    if (stopped === "finished") await setWeightsDue();
    yield* measured();
    yield* look();
    while (stopped === "finished" && epochsDone < live.at(epoch()).epochs) {
      if (control.waiting) {
        if (shownAtStep !== step) yield* measured();
        if (lookedAtStep !== step) yield* look();
        yield* checkpoint();
        yield* telemetry(null);
        const pausedAtMs = clock.now();
        yield { type: "paused", epoch: epoch() };
        while (control.waiting) {
          const inPause = control.takeAdjustments();
          if (inPause) yield { type: "changed", change: live.adjust(epoch(), inPause) };
          if (await setWeightsDue()) {
            yield* measured();
            yield* look();
            yield { type: "paused", epoch: epoch() };
          } else if (control.waiting) await control.untilChanged();
        }
        pausedMs += clock.now() - pausedAtMs;
        if (!control.paused) yield { type: "resumed" };
        continue; // so many epochs may be planned now that there is nothing left to do
      }
      if (control.ended) {
        if (control.ended === "cancel") stopped = "cancelled";
        break;
      }

      const adjustments = control.takeAdjustments();
      if (adjustments) {
        yield { type: "changed", change: live.adjust(epoch(), adjustments) };
        await setWeightsDue();
        continue;
      }

      const unitStartedMs = clock.now();
      const isWatched = telemetryPace?.due();
      const before =
        isWatched || (telemetryPace && milestoneAt(epoch() + 1 / unitsPerEpoch)) ? await model.inspect() : null;
      if (before && !isWatched) milestones?.did(unitStartedMs);
      const unit = units.next();
      if (unit.done) break;
      step++;
      unitsPerEpoch = unit.value.unitsPerEpoch;
      unitsInEpoch++;
      if (unit.value.endsEpoch) {
        epochsDone++;
        unitsInEpoch = 0;
      }
      control.did(unit.value.endsEpoch ? epochsDone : null);
      const milestone = milestoneAt(epoch());
      milestone?.pass(epoch(), live.at(epoch()).epochs);
      if (before) yield* milestone && !isWatched ? milestone.paying(telemetry(before)) : telemetry(before);

      let validation: Metrics | undefined;
      if (unit.value.endsEpoch) {
        if (isJudged) validation = finite(await measure.validation());
        if (validation) stopping?.seen(epochsDone, validation);
        stopped = await stopReason(validation);
        if (stopped !== "finished") break;
      }
      if (metricsPace.due(unit.value.endsEpoch ? 0 : longEpochMs)) yield* measured(validation);
      else if (milestone) yield* milestone.paying(measured(validation));
      if (looks?.due()) yield* look();
      else if (milestone) yield* milestone.paying(lookInPassing());
      // Before it is kept: what was due within the epoch is not due again where a run goes on from here.
      await setWeightsDue();
      if (unit.value.endsEpoch && checkpoints?.due()) yield* checkpoint();

      if (control.epochsPerSecond > 0) {
        const fromMs = Math.max(dueMs, unitStartedMs - mostLateMs);
        const endMs = () => fromMs + 1000 / (control.epochsPerSecond * unitsPerEpoch);
        while (control.epochsPerSecond > 0 && !control.ended && clock.now() < endMs()) {
          await clock.breathe(Math.min(50, endMs() - clock.now()));
        }
        dueMs = Math.min(endMs(), clock.now());
      }
      if (clock.now() - lastBreathMs >= breathMs) {
        await clock.breathe();
        lastBreathMs = clock.now();
      }
    }
    if (shownAtStep !== step) yield* measured();
    yield* checkpoint();
    yield* telemetry(null);
    if (stopping && stopping.bestEpoch > 0) stopping.restore();
    yield* look();
    return {
      stopped,
      epochs: epochsDone,
      bestEpoch: stopping && stopping.bestEpoch > 0 ? stopping.bestEpoch : epochsDone,
      pausedMs,
      changes: live.changes,
    };
  } finally {
    units.return();
    stopping?.dispose();
  }
}
