import type { Comparison, Measured, Side } from "./comparison";

/** One turn of a side lasts at least so long, so that the clock and the collector of garbage weigh little. */
const turnMs = 25;
const warmUpMs = 300;
const pairMs = 2_500;
const fewestPairs = 7;

/** Milliseconds from any origin: of the clock, or of this process on a processor, which others cannot take away. */
export type Now = () => number;
export const clockMs: Now = () => performance.now();
export const processorMs: Now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Times pairs: ours and the peer by turns, so that whatever else the machine does falls on both.
 * @param trial one pair of single runs, to see that they work
 */
export async function measure({ name, ours, peers }: Comparison, now: Now, trial = false): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const peer of peers) {
    const sides = trial
      ? ([single(ours), single(peer)] as const)
      : ([await prepared(ours, now), await prepared(peer, now)] as const);
    const times: [number[], number[]] = [[], []];
    const startedMs = performance.now();
    while (times[0].length < (trial ? 1 : fewestPairs) || (!trial && performance.now() - startedMs < pairMs)) {
      times[0].push(await turn(sides[0], now));
      times[1].push(await turn(sides[1], now));
    }
    const [oursMs, peerMs] = [median(times[0]), median(times[1])];
    const ratio = median(times[0].map((ms, i) => ms / (times[1][i] ?? NaN)));
    measured.push({
      name,
      ours_ms: rounded(oursMs),
      peer: peer.name,
      peer_ms: rounded(peerMs),
      ratio: rounded(ratio),
    });
  }
  return measured;
}

interface Prepared {
  readonly side: Side;
  readonly runs: number;
}

const single = (side: Side): Prepared => ({ side, runs: 1 });

/** Lets the engine compile, and finds how many runs make a turn. */
async function prepared(side: Side, now: Now): Promise<Prepared> {
  await side.ready?.();
  const startedMs = performance.now();
  let runs = 0;
  let lastMs = 0;
  do {
    const runStartedMs = now();
    await side.run();
    lastMs = now() - runStartedMs;
    runs++;
  } while (performance.now() - startedMs < warmUpMs || runs < 2);
  const runMs = Math.min(lastMs, (performance.now() - startedMs) / runs);
  return { side, runs: Math.max(1, Math.ceil(turnMs / Math.max(1e-3, runMs))) };
}

/** @returns milliseconds of one run */
async function turn({ side, runs }: Prepared, now: Now): Promise<number> {
  await side.ready?.();
  const startedMs = now();
  for (let i = 0; i < runs; i++) {
    const work = side.run();
    if (work instanceof Promise) await work;
  }
  return (now() - startedMs) / runs;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
