import { getContext, setContext, untrack } from "svelte";

const calmMs = 5000;

/** The page's one polite live region. While a run reports, at most one message is read every 5 s: the latest. */
export class Announcer {
  /** What the region holds now. */
  message = $state("");
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** For what goes on and on, such as training: the first at once, then the latest every 5 s. */
  announce(message: string): void {
    if (this.#timer !== undefined) {
      this.#waiting = message;
      return;
    }
    this.message = message;
    this.#beCalm();
  }

  /** For an answer to what the learner just did: at once; a report that waits is dropped, the next one leaves it time. */
  say(message: string): void {
    this.#waiting = null;
    // A repeated sentence is read again. An effect that speaks does not wait for what is said.
    const before = untrack(() => this.message);
    this.message = before === message ? `${message}\u00a0` : message;
    this.#beCalm();
  }

  #beCalm(): void {
    clearTimeout(this.#timer);
    // Counted from when the page shows it: what is drawn along with it may take its time.
    this.#timer = setTimeout(() => (this.#timer = setTimeout(() => this.#goOn(), calmMs)));
  }

  #goOn(): void {
    this.#timer = undefined;
    const next = this.#waiting;
    this.#waiting = null;
    if (next !== null) this.announce(next);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
  }
}

const key = Symbol("announcer");
export const provideAnnouncer = (announcer: Announcer): Announcer => setContext(key, announcer);
/** Where a page provides none, a silent one. */
export const getAnnouncer = (): Announcer => getContext<Announcer | undefined>(key) ?? new Announcer();
