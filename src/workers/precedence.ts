import { withBreaths, type Pieces } from "../data/pieces";

interface Clock {
  now(): number;
  breathe(): Promise<void>;
}

/**
 * What a view waits for goes before what is found out meanwhile: between two of its pieces, other work rests as long as
 * anything urgent is under way. What is urgent must not wait for what rests.
 */
export class Precedence {
  #urgent = 0;
  #resting: (() => void)[] = [];

  constructor(readonly clock: Clock) {}

  /** Work that gives way. */
  after<T>(work: Pieces<T>): Promise<T> {
    const breathe = async (): Promise<void> => {
      await this.clock.breathe();
      while (this.#urgent > 0) await new Promise<void>((resolve) => this.#resting.push(resolve));
    };
    return withBreaths(work, { now: () => this.clock.now(), breathe });
  }

  /** Work that goes first, with all that it waits for. */
  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#urgent++;
    try {
      return await work();
    } finally {
      void this.clock.breathe().then(() => this.#done()); // the answer is on its way by then
    }
  }

  #done(): void {
    if (--this.#urgent === 0) for (const goOn of this.#resting.splice(0)) goOn();
  }
}
