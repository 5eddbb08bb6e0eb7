/**
 * Long work in pieces: between two of them whoever does it may let messages in, say how far it is, or give up. A promise
 * is waited for before the next piece: see `onDemand`.
 */
export type Pieces<T> = Generator<void | Promise<unknown>, T, void>;

/** Does it all without a break. Throws where a part is needed that was not fetched before. */
export function atOnce<T>(work: Pieces<T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (next.value) throw new Error("A part that is fetched on demand is not there yet");
  }
}

/** Work without a breath: a worker that is silent for seconds is given up. */
const breathMs = 50;

/** Does it with a breath between two pieces now and then. Gives up with what `breathe` throws. */
export async function withBreaths<T>(work: Pieces<T>, clock: { now(): number; breathe(): Promise<void> }): Promise<T> {
  let lastMs = clock.now();
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    if (next.value) await next.value;
    if (clock.now() - lastMs < breathMs) continue;
    await clock.breathe();
    lastMs = clock.now();
  }
}
