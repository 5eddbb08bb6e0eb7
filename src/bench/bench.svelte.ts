import { getContext, setContext, untrack } from "svelte";
import type { Experiment } from "../experiment/experiment";
import type { Failure } from "../experiment/failure";
import type { RunEvent } from "../experiment/run-event";
import { newRunRecord, type RunRecord } from "../experiment/run-record";
import type { TableProfile } from "../experiment/table-profile";
import { adjustedSettings, type Adjustments } from "../experiment/training-changes";
import type { LabClient, RunHandle } from "../workers/client";
import type { RunCommand, RunOptions } from "../workers/protocol";
import type { BenchHooks } from "./bench-hooks";
import type { BenchStart } from "./bench-start";
import { Edits } from "./edits.svelte";
import { ownExperiment, type InterruptedRun, type RunStart } from "./interrupted-run";
import { lookNear } from "./looks";
import { takeIn, newCourse, resumedCourse, type RunCourse } from "./run-course";
import { sameTraining } from "./same-training";
import { withRun } from "./with-run";

export type BenchStatus = "empty" | "opening" | "ready" | "running" | "paused";

/**
 * What lies on a lab's bench: the Experiment in hand, its table, the run under way and the runs before it. One page may
 * hold several. Widgets read its fields and call its verbs; it never draws and never imports TensorFlow.js.
 */
export class Bench implements RunCourse {
  experiment = $state.raw<Experiment>() as Experiment;
  profile = $state.raw<TableProfile | null>(null);
  status = $state<BenchStatus>("empty");
  run = $state.raw<RunCourse["run"]>(null);
  checkpoint = $state.raw<RunCourse["checkpoint"]>(null);
  checkpoints = $state.raw<RunCourse["checkpoints"]>([]);
  snapshot = $state.raw<RunCourse["snapshot"]>(null);
  looks = $state.raw<RunCourse["looks"]>([]);
  lookedAt = $state.raw<RunCourse["lookedAt"]>(null);
  latest = $state.raw<RunCourse["latest"]>(null);
  progress = $state.raw<RunCourse["progress"]>(null);
  warnings = $state.raw<RunCourse["warnings"]>([]);
  /** Runs to compare, newest last: those that ended, and what a branch left behind. */
  kept = $state.raw<readonly RunRecord[]>([]);
  /** Why the table could not be opened or the last run failed. */
  failure = $state.raw<Failure | null>(null);
  /** How often the sealed test set was opened, ever. */
  openings = $state(0);
  /** The table is looked at as it is after so many preparation steps; 0 is as it came. */
  shownSteps = $state(0);
  /** The pace of training; 0: as fast as it goes. */
  epochsPerSecond = $state(0);
  /** What else an edit changes, where somebody knows of it. */
  entailed = (_before: Experiment, edited: Experiment): Experiment => edited;
  readonly #edits = new Edits();
  #handle: RunHandle | null = null;
  #opening: AbortController | null = null;
  #opened: Promise<boolean> = Promise.resolve(false);
  #file: Blob | null = null;
  #runs = 0;

  constructor(
    readonly client: LabClient,
    /** Names this bench's table in the worker; unique on the page. */
    readonly tableId: string,
    experiment: Experiment,
    readonly hooks: BenchHooks = {},
  ) {
    this.experiment = experiment;
  }

  get locked(): boolean {
    return this.hooks.locked === true;
  }
  get canUndo(): boolean {
    return this.#edits.canUndo;
  }
  get canRedo(): boolean {
    return this.#edits.canRedo;
  }
  /** A run that is under way, be it paused. */
  readonly busy = $derived(this.status === "running" || this.status === "paused");
  /** The run in hand, where it was interrupted and can go on. */
  readonly interrupted = $derived.by<InterruptedRun | null>(() => {
    const { run, checkpoint } = this;
    return run && !run.result && checkpoint && !this.busy ? { run, checkpoint } : null;
  });
  /** Whether the experiment in hand is neither that of the last run nor what that came to in mid-run. */
  readonly stale = $derived.by(() => {
    const { run, experiment } = this;
    return (
      run !== null && ![run.experiment, ownExperiment({ run }, experiment)].some((own) => sameTraining(own, experiment))
    );
  });

  /** Opens the experiment's table in the worker. `own` for the learner's own file. */
  open(own: Blob | null = null): Promise<boolean> {
    return (this.#opened = this.#open(own));
  }

  /** The table is open, or is opened for whoever needs it: where that is under way it is waited for, not begun again. */
  opened(): Promise<boolean> {
    if (this.status === "opening" && !this.#opening?.signal.aborted) return this.#opened;
    return this.#isOpen ? Promise.resolve(true) : this.open(this.#file);
  }

  get #isOpen(): boolean {
    return this.profile !== null && this.status !== "opening";
  }

  async #open(own: Blob | null): Promise<boolean> {
    this.#opening?.abort();
    const opening = (this.#opening = new AbortController());
    this.#file = own;
    this.status = "opening";
    this.failure = null;
    const outcome = await this.client.open(this.tableId, this.experiment.data, own, this.experiment.reading, {
      signal: opening.signal,
      onProgress: (done, total) => {
        if (this.#opening === opening) this.progress = { type: "progress", phase: "reading", done, total };
      },
    });
    if (this.#opening !== opening) return false;
    this.progress = null;
    this.profile = outcome.ok ? outcome.value : null;
    this.failure = outcome.ok ? null : outcome.failure;
    this.status = outcome.ok ? "ready" : "empty";
    return outcome.ok;
  }

  /** The file in hand from a place that lasts: where it was chosen it may be changed or moved. */
  holdFile(file: Blob): void {
    this.#file = file;
  }

  cancelOpening(): void {
    this.#opening?.abort();
  }

  /**
   * Changes the experiment; a changed data source is opened again. Undoable. What a run under way can take up of it, it
   * does with its next batch or epoch, without a reset.
   */
  change(edit: (experiment: Experiment) => Experiment): void {
    if (this.locked) return;
    const before = untrack(() => this.experiment);
    const after = this.entailed(before, edit(before));
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    this.#edits.changed(before);
    this.#become(after);
  }

  undo(): void {
    const before = this.#edits.undo(this.experiment);
    if (before) this.#become(before);
  }

  redo(): void {
    const next = this.#edits.redo(this.experiment);
    if (next) this.#become(next);
  }

  #become(experiment: Experiment): void {
    const before = this.experiment;
    this.experiment = experiment;
    this.hooks.changed?.(this);
    const values = adjustedSettings(before.training, experiment.training);
    if (Object.keys(values).length > 0) this.control({ kind: "set", values });
    if (
      JSON.stringify(before.data) !== JSON.stringify(experiment.data) ||
      JSON.stringify(before.reading) !== JSON.stringify(experiment.reading)
    ) {
      this.cancel();
      void this.open(experiment.data.kind === "file" ? this.#file : null);
    }
  }

  /** Starts a new run of the experiment in hand (the page's one way to train). */
  async train(options: Partial<RunOptions> = {}): Promise<void> {
    this.cancel();
    if (!this.#isOpen && !(await this.opened())) return;
    return this.#train(this.experiment, options);
  }

  /**
   * Goes on with the interrupted run (or another that is `left`) from its last checkpoint. Its own settings come back into
   * hand, whatever was changed since; undoing brings the changes back.
   */
  async goOn(options: Partial<RunOptions> = {}, left: RunStart | null = this.interrupted): Promise<void> {
    if (!left) return;
    this.cancel();
    this.change((experiment) => ownExperiment(left, experiment));
    if (!this.#isOpen && !(await this.opened())) return;
    return this.#train(left.run.experiment, options, left);
  }

  /**
   * Breaks the seal: trains the experiment in hand once more, with the same seed, and measures it on the test set. The
   * experiment in hand stays sealed.
   */
  async openTest(): Promise<void> {
    this.cancel();
    if (!this.#isOpen && !(await this.opened())) return;
    return this.#train({ ...this.experiment, evaluation: { openTest: true } }, {});
  }

  newRunId(): string {
    return this.hooks.newRunId?.() ?? `${this.tableId}-${++this.#runs}`;
  }

  async #train(experiment: Experiment, options: Partial<RunOptions>, left?: RunStart): Promise<void> {
    if (!left) this.#forgetCheckpoint();
    Object.assign(this, left ? resumedCourse(this, left) : newCourse(newRunRecord(this.newRunId(), experiment)));
    this.failure = null;
    this.status = options.paused ? "paused" : "running";
    const handle = this.client.run(
      this.tableId,
      experiment,
      {
        snapshots: true,
        paused: false,
        epochsPerSecond: this.epochsPerSecond,
        resumeFrom: left?.checkpoint ?? undefined,
        ...options,
      },
      (events) => {
        if (this.#handle === handle) this.#receive(events);
      },
    );
    this.#handle = handle;
    const outcome = await handle.done;
    if (this.#handle !== handle) return;
    this.#handle = null;
    this.progress = null;
    this.status = "ready";
    if (!outcome.ok) {
      this.failure = outcome.failure;
      if (this.run) this.run = { ...this.run, failure: outcome.failure };
      // Only what befell the worker may go better another time.
      if (!outcome.failure.code.startsWith("worker/")) this.#forgetCheckpoint();
    } else {
      this.#forgetCheckpoint();
      if (experiment.evaluation.openTest && outcome.value.rows.test > 0) this.openings += 1;
      if (this.run) this.keep(this.run);
    }
    this.hooks.changed?.(this);
  }

  #receive(events: readonly RunEvent[]): void {
    const before = this.checkpoint;
    takeIn(this, events);
    // The worker's word, not the click's: a pause that is told late comes after the click that ended it.
    const turn = events.findLast(({ type }) => type === "paused" || type === "resumed");
    if (turn) this.status = turn.type === "paused" ? "paused" : "running";
    const { run, checkpoint } = this;
    if (run && checkpoint && checkpoint !== before) this.hooks.underWay?.({ run, checkpoint });
  }

  pause(): void {
    if (this.status === "running") this.control({ kind: "pause" });
  }

  resume(): void {
    if (this.status !== "paused") return;
    this.status = "running";
    this.control({ kind: "resume" });
  }

  /** One batch or one epoch; starts a run, or goes on with the interrupted one, if there is none under way. */
  async step(unit: "batch" | "epoch"): Promise<void> {
    if (!this.busy) {
      const left = this.interrupted;
      if (left) this.change((experiment) => ownExperiment(left, experiment));
      if (!this.#isOpen && !(await this.opened())) return;
      const started = left ? this.goOn({ paused: true }) : this.train({ paused: true });
      this.control({ kind: "step", unit });
      return started;
    }
    this.control({ kind: "step", unit });
  }

  /** Changes settings that a run under way takes up. */
  tune(values: Adjustments): void {
    this.change((experiment) => ({ ...experiment, training: { ...experiment.training, ...values } }));
  }

  /** Tells the run under way, where there is one; the experiment in hand stays. */
  control(command: RunCommand): void {
    this.#handle?.control(command);
  }

  /** Shows the weights as they were at an epoch of the current run; null goes back to the present. Training goes on. */
  lookAt(epoch: number | null): void {
    this.lookedAt = epoch === null ? null : lookNear(this.looks, epoch);
  }

  setSpeed(epochsPerSecond: number): void {
    this.epochsPerSecond = epochsPerSecond;
    this.control({ kind: "speed", epochsPerSecond });
  }

  /** Stops at once; what was learned so far is dropped, the curves stay. */
  cancel(): void {
    if (!this.#handle) return;
    this.#leave();
    this.#forgetCheckpoint();
  }

  #forgetCheckpoint(): void {
    if (!this.checkpoint) return;
    this.checkpoint = null;
    this.hooks.underWay?.(null);
  }

  #leave(): void {
    const handle = this.#handle;
    if (!handle) return;
    this.#handle = null;
    handle.cancel();
    this.progress = null;
    this.status = "ready";
  }

  /** Stops training here and evaluates. */
  finish(): void {
    this.control({ kind: "finish" });
    this.resume();
  }

  /** Keeps a run to compare others with. */
  keep(run: RunRecord): void {
    this.kept = withRun(this.kept, run);
  }

  /** Forgets the run in hand; the experiment stays. */
  reset(): void {
    this.cancel();
    this.#forgetCheckpoint();
    Object.assign(this, newCourse(null));
    this.failure = null;
  }

  /** Replaces everything, as when a lesson is begun anew or a project is loaded. `left`: the run that is to go on. */
  async start(
    experiment: Experiment,
    { kept = [], run = null, openings = 0, file = null, left = null }: BenchStart = {},
  ): Promise<boolean> {
    this.reset();
    this.experiment = experiment;
    this.kept = kept;
    this.run = left?.run ?? run ?? kept.findLast(({ result }) => result !== null) ?? null;
    this.checkpoint = left?.checkpoint ?? null;
    this.openings = openings;
    this.#edits.clear();
    return this.open(file);
  }

  /** The page goes: a run under way is interrupted, and can go on from its last checkpoint. */
  dispose(): void {
    this.#leave();
    this.#opening?.abort();
    this.client.close(this.tableId);
  }
}

const key = Symbol("bench");
export const provideBench = (bench: Bench): Bench => setContext(key, bench);
export const getBench = (): Bench => getContext<Bench>(key);
