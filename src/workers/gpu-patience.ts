/** Losses in one run that are borne. */
const mostLosses = 3;
/** Checkpoints, a second of training or more each, after which the losses before are forgotten. */
const forgottenAfter = 60;

/**
 * How long a run stays on a graphics card whose device is lost again and again. As long as it gets on in between: a laptop
 * that slept, or a driver that was restarted, is no reason to train slowly for an hour. A card on which nothing is trained
 * between two losses, or that is lost for the fourth time in short order, is left.
 */
export class GpuPatience {
  #losses = 0;
  #checkpointsSince = 0;
  #isOver = false;
  #hasLost = false;

  get hasLost(): boolean {
    return this.#hasLost;
  }

  /** Whether the run has to go on without a card: from then on for good. */
  get isOver(): boolean {
    return this.#isOver;
  }

  gotOn(): void {
    this.#checkpointsSince += 1;
    if (this.#checkpointsSince >= forgottenAfter) this.#losses = 0;
  }

  lost(): void {
    this.#hasLost = true;
    this.#losses += 1;
    const isFruitless = this.#losses > 1 && this.#checkpointsSince === 0;
    this.#isOver ||= isFruitless || this.#losses > mostLosses;
    this.#checkpointsSince = 0;
  }

  /** The card is not there any more. */
  end(): void {
    this.#isOver = true;
  }
}
