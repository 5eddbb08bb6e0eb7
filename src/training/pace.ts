import type { Clock } from "./clock";

/** Says when something that costs time is due again: at most every `everyMs`, and at most a `share`-th of all time. */
export class Pace {
  private costMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly everyMs: number,
    private readonly share: number,
    private lastMs = clock.now(),
  ) {}

  /** How long ago it was done. */
  sinceMs(): number {
    return this.clock.now() - this.lastMs;
  }

  /** @param atLeastMs a longer interval than usual. */
  due(atLeastMs = 0): boolean {
    return this.sinceMs() >= Math.max(this.everyMs, atLeastMs, this.costMs * this.share);
  }

  /** Notes that it was done, having begun at `startedMs`. */
  did(startedMs: number): void {
    this.lastMs = this.clock.now();
    this.costMs = this.lastMs - startedMs;
  }
}
