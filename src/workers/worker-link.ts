import { wrap, type Remote } from "comlink";
import { err, type Failure, type Outcome } from "../experiment/failure";
import type { LabProtocol } from "./protocol";
import type { StartedWorker } from "./start-worker";

// The worker is asked every 2 s, and given up in the fifth second after its last sign of life.
const tickMs = 500;
const pingEveryMs = 2_000;
const longestSilenceMs = 4_500;

type Ask<T> = (lab: Remote<LabProtocol>) => Promise<Outcome<T>>;

/** A worker that fails like this is of no more use. */
const useless = /^(worker\/out-of-memory|backend\/silent)$/;

/**
 * One living worker: calls go through it, and every call settles. When the worker dies, hangs or cannot be loaded, all
 * that is pending settles with a failure and the link is `lost` for good: whoever holds it makes another. So it is when the
 * worker says that it has no memory left.
 */
export class WorkerLink {
  #lost: Failure | null = null;
  readonly #started: StartedWorker;
  readonly #lab: Remote<LabProtocol>;
  readonly #pending = new Set<(outcome: Outcome<never>) => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #listening = false;
  #silentMs = 0;
  #sincePingMs = 0;
  #lastTick = 0;

  constructor(start: () => StartedWorker) {
    this.#started = start();
    const { worker, ready } = this.#started;
    this.#lab = wrap<LabProtocol>(worker);
    worker.addEventListener("message", () => (this.#silentMs = 0));
    worker.addEventListener("messageerror", () => this.#lose("a message that could not be read"));
    ready.then(
      () => {
        this.#listening = true;
        this.#silentMs = 0;
        // Only now: before, an error means that it did not start.
        worker.addEventListener("error", (event) => this.#lose(event.message));
      },
      (error: unknown) => this.#lose(String(error), "worker/not-started"),
    );
  }

  get lost(): boolean {
    return this.#lost !== null;
  }

  /** Asks the worker. Never rejects: what the worker throws is "worker/bug", a dead worker "worker/lost". */
  call<T>(ask: Ask<T>): Promise<Outcome<T>> {
    if (this.#lost) return Promise.resolve(err(this.#lost));
    return new Promise((resolve) => {
      const settle = (outcome: Outcome<T>) => {
        this.#pending.delete(settle);
        if (this.#pending.size === 0) this.#rest();
        resolve(outcome);
        // What a worker once took of memory it keeps, and what waits for a silent card waits on: another one has neither.
        if (!outcome.ok && useless.test(outcome.failure.code)) this.#lose(outcome.failure.code);
      };
      this.#pending.add(settle);
      this.#watch();
      this.#started.ready
        .then(() => ask(this.#lab))
        .then(settle, (error: unknown) => {
          if (!this.#lost) settle(err({ code: "worker/bug", values: { message: String(error) } }));
        });
    });
  }

  /** Tells the worker something that has no answer. */
  tell(say: (lab: Remote<LabProtocol>) => Promise<void>): void {
    if (this.#lost) return;
    this.#started.ready
      .then(() => say(this.#lab))
      .catch(() => {
        // A worker that is gone needs not be told; its calls are settled elsewhere.
      });
  }

  /** Ends the worker; what is pending settles with `failure`. */
  end(failure: Failure): void {
    if (this.#lost) return;
    this.#lost = failure;
    this.#rest();
    this.#started.worker.terminate();
    for (const settle of [...this.#pending]) settle(err(failure));
  }

  #lose(message: string, code: Failure["code"] = "worker/lost"): void {
    this.end({ code, values: { message } });
  }

  #watch(): void {
    if (this.#timer !== undefined) return;
    this.#silentMs = 0;
    this.#sincePingMs = 0;
    this.#lastTick = performance.now();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    const now = performance.now();
    // A laptop that slept, or a page that was busy, was silent itself: a tick counts for twice its length at most.
    const elapsedMs = Math.min(now - this.#lastTick, 2 * tickMs);
    this.#lastTick = now;
    if (!this.#listening) return; // the start has a limit of its own
    this.#silentMs += elapsedMs;
    this.#sincePingMs += elapsedMs;
    if (this.#silentMs >= longestSilenceMs) this.#lose("no sign of life for 5 s");
    else if (this.#sincePingMs >= pingEveryMs) {
      this.#sincePingMs = 0;
      this.tell(async (lab) => void (await lab.ping()));
    }
  }
}
