/** A number's 64 bits as six digits, the lowest first: where each stands in which word. */
const digits = [0, 1].flatMap((word) => [0, 11, 22].map((shift) => ({ word, shift })));
const digitValues = 1 << 11;

/**
 * Sorts numbers in place, ascending, digit by digit of their bits from the lowest on: of many numbers that takes a third of
 * the time of comparing them. On processors that keep the lower word first, as all that run browsers do.
 * @param values without NaN
 * Source: Knuth, The Art of Computer Programming 3, 5.2.5, algorithm R.
 */
export function sortByDigits(values: Float64Array): Float64Array {
  const { length } = values;
  let from = values;
  let into: Float64Array = new Float64Array(length);
  for (const { word, shift } of digits) {
    const words = new Int32Array(from.buffer, from.byteOffset, 2 * length);
    const ends = new Int32Array(digitValues);
    for (let at = word; at < words.length; at += 2) {
      const digit = ((words[at] as number) >>> shift) & (digitValues - 1);
      ends[digit] = (ends[digit] as number) + 1;
    }
    // All alike in this digit: of numbers with few decimals the lowest are.
    if (ends.includes(length)) continue;
    for (let digit = 1; digit < digitValues; digit++)
      ends[digit] = (ends[digit] as number) + (ends[digit - 1] as number);
    for (let at = length - 1; at >= 0; at--) {
      const digit = ((words[2 * at + word] as number) >>> shift) & (digitValues - 1);
      const to = (ends[digit] as number) - 1;
      ends[digit] = to;
      into[to] = from[at] as number;
    }
    [from, into] = [into, from];
  }
  // Numbers below 0 have the highest bit: they stand last, and the larger ones' bits are smaller.
  let negative = 0;
  while (negative < length && isNegative(from[length - 1 - negative] as number)) negative++;
  const below = from.slice(length - negative).reverse();
  values.set(from.subarray(0, length - negative), negative);
  values.set(below);
  return values;
}

const isNegative = (value: number): boolean => value < 0 || Object.is(value, -0);
