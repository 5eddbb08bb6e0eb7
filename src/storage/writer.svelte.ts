const lockName = "learning-curve-writer";
const channelName = "learning-curve-writer";

/** How long the tab that gives way has to write what it holds. */
const longestHandoverMs = 1_000;

/**
 * One tab writes at a time. The first one does; another is read-only until it takes over or the first one closes.
 * Where the browser has no Web Locks, every tab writes.
 */
export class Writer {
  /** Null until it is known. */
  isWriter = $state<boolean | null>(null);
  #channel: BroadcastChannel | null = null;
  #closed = new AbortController();
  #release: () => void = () => {};

  /** @param flush writes what this tab holds, before another takes over. @param gained this tab became the writer. */
  constructor(
    readonly flush: () => Promise<unknown>,
    readonly gained: () => void,
  ) {}

  /** Settles when it is known whether this tab may write. */
  async begin(): Promise<void> {
    if (!navigator.locks || typeof BroadcastChannel === "undefined") return this.#become(true);
    try {
      this.#channel = new BroadcastChannel(channelName);
      this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === "give-way" && this.isWriter)
          void this.flush().finally(() => this.#channel?.postMessage("gave-way"));
      };
      if (!(await this.#ask({ ifAvailable: true }))) {
        this.#become(false);
        this.#wait();
      }
    } catch {
      this.#become(true); // locks are denied, and with them (in such a frame) what they would guard
    }
  }

  async takeOver(): Promise<void> {
    if (this.isWriter || !this.#channel) return;
    await this.#otherGaveWay();
    await this.#ask({ steal: true });
  }

  close(): void {
    this.#closed.abort();
    this.#release();
    this.#channel?.close();
  }

  #become(isWriter: boolean): void {
    const gained = isWriter && this.isWriter !== true;
    this.isWriter = isWriter;
    if (gained) this.gained();
  }

  /** For the writer to close. */
  #wait(): void {
    this.#ask({ signal: this.#closed.signal }).catch(() => {
      // This tab closed first.
    });
  }

  /** Settles when the lock is held (true) or refused (false); the lock is then held until it is stolen or released. */
  #ask(options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(lockName, options, (lock) => {
          resolve(lock !== null);
          if (!lock) return undefined;
          this.#become(true);
          return new Promise<void>((release) => (this.#release = release));
        })
        .catch((error: unknown) => {
          reject(error);
          if (this.#closed.signal.aborted || !this.isWriter) return;
          this.#become(false); // stolen
          this.#wait();
        });
    });
  }

  #otherGaveWay(): Promise<void> {
    return new Promise((resolve) => {
      const channel = this.#channel;
      const limit = setTimeout(resolve, longestHandoverMs);
      channel?.addEventListener("message", function heard({ data }: MessageEvent<unknown>) {
        if (data !== "gave-way") return;
        clearTimeout(limit);
        channel.removeEventListener("message", heard);
        resolve();
      });
      channel?.postMessage("give-way");
    });
  }
}
