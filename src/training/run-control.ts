export type StepUnit = "batch" | "epoch";

/** What a person does to a run while it runs. The loop reads it between two units of work. */
export class RunControl {
  private isPaused: boolean;
  private allowance: StepUnit | null = null;
  private wake: (() => void)[] = [];
  private end: "finish" | "cancel" | null = null;
  /** Set in mid-run; absent: as the Experiment says. */
  learningRate?: number;
  l2?: number;
  /** 0 is as fast as it can. */
  epochsPerSecond: number;

  constructor(start: { readonly paused?: boolean; readonly epochsPerSecond?: number } = {}) {
    this.isPaused = start.paused ?? false;
    this.epochsPerSecond = start.epochsPerSecond ?? 0;
  }

  pause(): void {
    this.isPaused = true;
    this.allowance = null;
  }

  resume(): void {
    this.isPaused = false;
    this.changed();
  }

  /** Does one unit, then pauses. */
  step(unit: StepUnit): void {
    this.isPaused = true;
    this.allowance = unit;
    this.changed();
  }

  speed(epochsPerSecond: number): void {
    this.epochsPerSecond = epochsPerSecond;
    this.changed();
  }

  /** Takes effect with the next batch. */
  set(values: { readonly learningRate?: number; readonly l2?: number }): void {
    if (values.learningRate !== undefined) this.learningRate = values.learningRate;
    if (values.l2 !== undefined) this.l2 = values.l2;
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

  /** The loop says that a unit was done: a single step is used up by it. */
  did(endsEpoch: boolean): void {
    if (this.allowance === "batch" || endsEpoch) this.allowance = null;
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
