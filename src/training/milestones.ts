import type { Clock } from "./clock";

/** So many moments at least, whatever the clock says. */
const least = 30;
/** Later ones lie so far apart: this share of what lies behind. */
const growth = 1 / 20;
/** Of all time they take at most this part, beside what even a run of a blink may give away. */
const share = 20;
const givenMs = 50;

/**
 * The moment after this one at which a run is measured however fast it goes: every epoch at first (within the epochs, where
 * there are few), and then in steps that grow with what lies behind. So a run that ends early has as many as one that does not.
 */
function milestoneAfter(epoch: number, epochs: number): number {
  if (epochs < least) return epoch + epochs / least;
  return Math.floor(epoch + Math.max(1, epoch * growth));
}

/** Says when a milestone is reached, and puts it off where milestones have cost too much. */
export class Milestones {
  private readonly startedMs: number;
  private costMs = 0;
  private next = 0;

  constructor(
    private readonly clock: Clock,
    fromEpoch: number,
    epochs: number,
  ) {
    this.startedMs = clock.now();
    this.pass(fromEpoch, epochs);
  }

  isDue(epoch: number): boolean {
    return epoch >= this.next && this.costMs <= (this.clock.now() - this.startedMs) / share + givenMs;
  }

  /** What lies up to here is done. @param epochs as many as are planned now */
  pass(epoch: number, epochs: number): void {
    while (this.next <= epoch) this.next = milestoneAfter(this.next, epochs);
  }

  /** Notes that something was done that is only done at milestones, begun at `startedMs`. */
  did(startedMs: number): void {
    this.costMs += this.clock.now() - startedMs;
  }

  /** Notes the time that these events take, until the last of them is dealt with. */
  async *paying<Event>(events: AsyncIterable<Event> | Iterable<Event>): AsyncGenerator<Event> {
    const startedMs = this.clock.now();
    yield* events;
    this.did(startedMs);
  }
}
