import type { Pieces } from "./pieces";

/** A part of the app that is fetched when work in pieces first comes to need it, and then is there. */
export interface OnDemand<T> {
  /** `const part = yield* demand.inPieces()` */
  inPieces(): Pieces<T>;
  /** For those who want it there beforehand. */
  fetch(): Promise<T>;
}

/** What weighs too much for the way from Train to the first loss, and few trainings need. */
export function onDemand<T extends object>(load: () => Promise<T>): OnDemand<T> {
  let part: T | null = null;
  const fetch = async (): Promise<T> => (part ??= await load());
  return {
    fetch,
    *inPieces() {
      if (!part) yield fetch();
      if (!part) throw new Error("Whoever does the work did not wait for the part");
      return part;
    },
  };
}
