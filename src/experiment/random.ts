/**
 * Seeded random numbers. A run draws from named streams, so that adding a draw in one place (the split) does not change
 * another (the first weights).
 * Source: sfc32, C. Doty-Humphrey, PractRand; seeding by cyrb128 (bryc, public domain).
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Standard normal, by Box and Muller (1958). */
  normal(): number;
  /** Uniform whole number in [0, below). */
  below(below: number): number;
  /** Shuffles in place (Fisher and Yates) and returns its argument. */
  shuffle<T extends { length: number; [index: number]: unknown }>(list: T): T;
  /** The generator's state, for a checkpoint: 4 unsigned 32-bit numbers. */
  state(): readonly [number, number, number, number];
}

function seedWords(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** @param stream names the use ("split", "weights", "batches"); streams of one seed are independent. */
export function createRandom(seed: number, stream: string): Random {
  return randomFrom(seedWords(`${seed}:${stream}`), 15);
}

/** Continues a generator from its checkpointed state. */
export function randomFrom(state: readonly [number, number, number, number], warmUp = 0): Random {
  let [a, b, c, d] = state;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < warmUp; i++) next();
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    below: (below) => Math.floor(next() * below),
    shuffle(list) {
      for (let i = list.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1));
        const held = list[i];
        (list as { [index: number]: unknown })[i] = list[j];
        (list as { [index: number]: unknown })[j] = held;
      }
      return list;
    },
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  };
}
