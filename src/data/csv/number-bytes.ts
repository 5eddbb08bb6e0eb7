const zero = 48;
const powersOfTen = Float64Array.from({ length: 16 }, (_, power) => 10 ** power);
/** So many digits fit a double as a whole number, and its quotient by a power of ten is then the nearest double. */
const mostDigits = 15;
/** So many characters hold no number beyond 32 bits, which is counted up in half the time. */
const fewCharacters = 9;

/**
 * A number written plainly, "-12.50", from its bytes: a sign, digits, and perhaps the decimal mark and more digits. NaN
 * is whatever `numberOf` and `isDigitCode` have to judge: groups, exponents, leading zeros, blanks, text.
 * Source: Clinger 1990, the exact case.
 */
export function plainNumber(bytes: Uint8Array, from: number, to: number, decimalByte: number): number {
  const sign = bytes[from];
  const start = sign === 45 || sign === 43 ? from + 1 : from;
  if (to - start > fewCharacters) return longNumber(bytes, start, to, decimalByte, sign === 45);
  let at = start;
  let digits = 0;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) break;
    digits = (Math.imul(digits, 10) + digit) | 0;
  }
  const whole = at - start;
  if (whole === 0 || (whole > 1 && bytes[start] === zero)) return NaN;
  if (at === to) return sign === 45 ? -digits : digits;
  if (bytes[at] !== decimalByte) return NaN;
  const after = ++at;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return NaN;
    digits = (Math.imul(digits, 10) + digit) | 0;
  }
  return (sign === 45 ? -digits : digits) / (powersOfTen[to - after] as number);
}

function longNumber(bytes: Uint8Array, start: number, to: number, decimalByte: number, isNegative: boolean): number {
  let at = start;
  let digits = 0;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) break;
    digits = digits * 10 + digit;
  }
  const whole = at - start;
  if (whole === 0 || (whole > 1 && bytes[start] === zero)) return NaN;
  let decimals = 0;
  if (at < to && bytes[at] === decimalByte) {
    const after = ++at;
    for (; at < to; at++) {
      const digit = (bytes[at] as number) - zero;
      if (digit < 0 || digit > 9) break;
      digits = digits * 10 + digit;
    }
    decimals = at - after;
  }
  if (at < to || whole + decimals > mostDigits) return NaN;
  return (isNegative ? -digits : digits) / (powersOfTen[decimals] as number);
}
