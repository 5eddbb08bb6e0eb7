import { transfer } from "comlink";
import type { RunEvent } from "../experiment/run-event";

const leastMsBetween = 100;

type Report = (events: readonly RunEvent[]) => Promise<void> | void;

/**
 * Sends a run's events to the page in batches, at most ten a second and never two at once: a page that is busy gets
 * fewer and larger ones. Of several snapshots or checkpoints in a batch only the last is sent.
 */
export class EventBatches {
  #waiting: RunEvent[] = [];
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastMs = -Infinity;

  constructor(
    private readonly report: Report,
    private readonly now: () => number,
  ) {}

  push(event: RunEvent): void {
    if (event.type === "snapshot" || event.type === "checkpoint") {
      this.#waiting = this.#waiting.filter((each) => each.type !== event.type);
    }
    this.#waiting.push(event);
    this.#schedule();
  }

  /** Settles when everything has arrived. */
  async drain(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#sending || this.#waiting.length > 0) await (this.#sending ?? this.#send());
  }

  #schedule(): void {
    if (this.#sending || this.#timer !== undefined) return;
    const waitMs = this.#lastMs + leastMsBetween - this.now();
    if (waitMs <= 0) void this.#send();
    else this.#timer = setTimeout(() => void this.#send(), waitMs);
  }

  #send(): Promise<void> {
    this.#timer = undefined;
    this.#lastMs = this.now();
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0) return Promise.resolve();
    const sent = Promise.resolve(this.report(transfer(batch, mapBuffers(batch)))).finally(() => {
      this.#sending = null;
      if (this.#waiting.length > 0) this.#schedule();
    });
    return (this.#sending = sent);
  }
}

/** Unit maps are large and nobody's after they are sent; weights may still be the backend's own, and are copied. */
function mapBuffers(events: readonly RunEvent[]): ArrayBufferLike[] & Transferable[] {
  const buffers = new Set<Transferable & ArrayBufferLike>();
  for (const event of events) {
    if (event.type !== "snapshot" || !event.maps) continue;
    for (const map of [...event.maps.hidden, event.maps.field]) {
      if (map.buffer instanceof ArrayBuffer) buffers.add(map.buffer);
    }
  }
  return [...buffers];
}
