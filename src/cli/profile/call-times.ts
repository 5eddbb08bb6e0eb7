/** Calls of one function, and the time within it that was not within another one that is watched. */
export interface CallTime {
  readonly name: string;
  readonly calls: number;
  readonly ms: number;
}

/** Watches functions while they run: how often, and for how long. */
export class CallTimes {
  readonly #found = new Map<string, { calls: number; ms: number }>();
  /** Milliseconds in watched functions that the functions under way called. */
  readonly #within: number[] = [];

  constructor(private readonly now: () => number) {}

  /** The same function, watched. One that only begins something counts the beginning. */
  watched<In extends unknown[], Out>(name: string, run: (...given: In) => Out): (...given: In) => Out {
    const { now } = this;
    const found = this.#found;
    const within = this.#within;
    return function (this: unknown, ...given: In): Out {
      within.push(0);
      const startedMs = now();
      try {
        return run.apply(this, given);
      } finally {
        const tookMs = now() - startedMs;
        const known = found.get(name) ?? { calls: 0, ms: 0 };
        found.set(name, { calls: known.calls + 1, ms: known.ms + tookMs - (within.pop() ?? 0) });
        const outer = within.length - 1;
        if (outer >= 0) within[outer] = (within[outer] ?? 0) + tookMs;
      }
    };
  }

  /** An object like this one, its functions watched. */
  watchedFunctions<T extends object>(prefix: string, functions: T): T {
    const entries = Object.entries(functions).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "function" ? this.watched(`${prefix}${name}`, value as () => unknown) : value,
    ]);
    return Object.fromEntries(entries) as T;
  }

  forget(): void {
    this.#found.clear();
  }

  /** The longest first. */
  list(): readonly CallTime[] {
    return [...this.#found].map(([name, { calls, ms }]) => ({ name, calls, ms })).sort((a, b) => b.ms - a.ms);
  }
}
