import { createRandom } from "../../experiment/random";

/**
 * A place for every row that depends on the seed and on the row itself, not on which other rows there are: a row
 * dropped in preparation moves none of the others.
 * Source: finalizer of MurmurHash3, A. Appleby, public domain.
 */
function rowHash(seed: number): (identity: number) => number {
  const random = createRandom(seed, "split");
  const first = Math.floor(random.next() * 4294967296);
  const second = Math.floor(random.next() * 4294967296);
  return (identity) => mix(mix((identity + first) >>> 0) ^ second);
}

/** The same for a text, such as a group's name. */
export function textHash(seed: number): (text: string) => number {
  const hash = rowHash(seed);
  return (text) => {
    let value = text.length;
    for (let i = 0; i < text.length; i++) value = hash((value ^ text.charCodeAt(i)) >>> 0);
    return value;
  };
}

function mix(value: number): number {
  let h = value >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Row indices in the order of their hashes. @param sourceRows [rows] identity of each row, ascending */
export function shuffledRows(rows: ArrayLike<number>, sourceRows: Int32Array, seed: number): Int32Array {
  const hash = rowHash(seed);
  const keys = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place++) keys[place] = hash(sourceRows[rows[place] as number] as number);
  const order = placesByKey(keys);
  for (let at = 0; at < order.length; at++) order[at] = rows[order[at] as number] as number;
  return order;
}

/**
 * The first `count` of `shuffledRows`, without the rest: of a million rows hardly any has a hash so small.
 */
export function firstShuffledRows(
  rows: ArrayLike<number>,
  sourceRows: Int32Array,
  seed: number,
  count: number,
): Int32Array {
  const hash = rowHash(seed);
  for (let share = (2 * count + 100) / rows.length; share < 1; share *= 2) {
    const near: number[] = [];
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] as number;
      if (hash(sourceRows[row] as number) < share * 4294967296) near.push(row);
    }
    if (near.length >= count) return shuffledRows(near, sourceRows, seed).subarray(0, count);
  }
  return shuffledRows(rows, sourceRows, seed).subarray(0, count);
}

const digitBits = 11;

/** Places in the order of their keys, equal keys in the order of the places. A radix sort: a tenth of the time of `sort`. */
export function placesByKey(keys: Uint32Array): Int32Array {
  let from = new Int32Array(keys.length);
  let into = new Int32Array(keys.length);
  for (let place = 0; place < keys.length; place++) from[place] = place;
  for (let shift = 0; shift < 32; shift += digitBits) {
    const mask = 2 ** Math.min(digitBits, 32 - shift) - 1;
    const starts = new Int32Array(mask + 2);
    for (let place = 0; place < keys.length; place++) {
      const digit = ((keys[place] as number) >>> shift) & mask;
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let digit = 1; digit <= mask; digit++)
      starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (let at = 0; at < from.length; at++) {
      const place = from[at] as number;
      const digit = ((keys[place] as number) >>> shift) & mask;
      const start = starts[digit] as number;
      into[start] = place;
      starts[digit] = start + 1;
    }
    [from, into] = [into, from];
  }
  return from;
}
