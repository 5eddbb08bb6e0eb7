import { mostChanges } from "../experiment/training";
import { bothWeights, type Adjustments } from "../experiment/training-changes";

export type StepUnit = "batch" | "epoch";

/** What a person does to a run while it runs. The loop reads it between two units of work. */
export class RunControl {
  private isPaused: boolean;
  private allowance: StepUnit | null = null;
  private pauseAtEpoch: number;
  private wake: (() => void)[] = [];
  private end: "finish" | "cancel" | null = null;
  private adjustments: Adjustments | null = null;
  private adjusted = 0;
  /** 0 is as fast as it can. */
  epochsPerSecond: number;

  constructor(
    start: { readonly paused?: boolean; readonly epochsPerSecond?: number; readonly untilEpoch?: number } = {},
  ) {
    this.isPaused = start.paused ?? false;
    this.epochsPerSecond = start.epochsPerSecond ?? 0;
    this.pauseAtEpoch = start.untilEpoch ?? Infinity;
  }

  pause(): void {
    this.isPaused = true;
    this.allowance = null;
    this.pauseAtEpoch = Infinity;
  }

  resume(): void {
    this.isPaused = false;
    this.pauseAtEpoch = Infinity;
    this.changed();
  }

  /** Does one unit, then pauses. */
  step(unit: StepUnit): void {
    this.isPaused = true;
    this.allowance = unit;
    this.pauseAtEpoch = Infinity;
    this.changed();
  }

  /** Goes on until so many epochs are done, then pauses; one that is past is the next. */
  runTo(epoch: number): void {
    this.isPaused = false;
    this.pauseAtEpoch = epoch;
    this.changed();
  }

  speed(epochsPerSecond: number): void {
    this.epochsPerSecond = epochsPerSecond;
    this.changed();
  }

  /** Takes effect with the next batch; numbers set by hand at once. More changes than an Experiment holds are not heard. */
  set(values: Adjustments): void {
    if (this.adjusted >= mostChanges / 2) return;
    this.adjustments = { ...this.adjustments, ...values, ...bothWeights(this.adjustments, values) };
    if (values.weights) this.changed();
  }

  /** What was set since this was last asked. */
  takeAdjustments(): Adjustments | null {
    const taken = this.adjustments;
    if (taken) this.adjusted++;
    this.adjustments = null;
    return taken;
  }

  /** Stops training and evaluates. */
  finish(): void {
    this.end ??= "finish";
    this.changed();
  }

  cancel(): void {
    this.end = "cancel";
    this.changed();
  }

  get ended(): "finish" | "cancel" | null {
    return this.end;
  }

  /** True while nothing may be done: paused, and no single step asked for. */
  get waiting(): boolean {
    return this.isPaused && this.allowance === null && this.end === null;
  }

  /** True where it was paused, be it that a single step is being done. */
  get paused(): boolean {
    return this.isPaused;
  }

  /** True while there is something to be done even in a pause: numbers to be set by hand. */
  get calls(): boolean {
    return this.adjustments?.weights !== undefined;
  }

  /** The loop says that a unit was done: a single step is used up by it. @param epochsDone whole epochs, if it ended one */
  did(epochsDone: number | null): void {
    if (this.allowance === "batch" || epochsDone !== null) this.allowance = null;
    if (epochsDone !== null && epochsDone >= this.pauseAtEpoch) this.pause();
  }

  /** Settles with the next command that may end the waiting. */
  untilChanged(): Promise<void> {
    return new Promise((resolve) => this.wake.push(resolve));
  }

  private changed(): void {
    const woken = this.wake;
    this.wake = [];
    for (const resolve of woken) resolve();
  }
}
