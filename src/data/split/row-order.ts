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

/** Places that fit beside a 32-bit hash in the 53 bits of a number: a table has at most 2,000,000 rows. */
const places = 2 ** 21;

/** Row indices in the order of their hashes. @param sourceRows [rows] identity of each row, ascending */
export function shuffledRows(rows: ArrayLike<number>, sourceRows: Int32Array, seed: number): Int32Array {
  const hash = rowHash(seed);
  const keys = Float64Array.from(rows, (row, place) => hash(sourceRows[row] as number) * places + place).sort();
  return Int32Array.from(keys, (key) => rows[key % places] as number);
}
