const decimalPoint = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|(?=\.\d))(?:\.\d*)?(?:[eE][+-]?\d+)?$/;
const decimalComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|(?=,\d))(?:,\d*)?(?:[eE][+-]?\d+)?$/;

/** Thousands in groups by blanks or apostrophes, whatever the decimal mark: 12 345,6 or 12'345.6. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:[ '\u00a0\u2019\u202f]\d{3})+(?=[.,]|$)/;
/** A network works in 32-bit numbers, which end at 3.4e38: a model that answers too high must still answer a number. */
const largestNumber = 1e35;

/** A number's text without the blanks or apostrophes that group its thousands. */
export const ungrouped = (text: string): string =>
  text.replace(grouped, (thousands) => thousands.replace(/[^\d+-]/g, ""));

/** Text to a number, with thousands grouped by the other mark or as in `ungrouped`; NaN where it is none, or too large. */
export function numberOf(text: string, decimal: "." | ","): number {
  const trimmed = ungrouped(text.trim().replace("\u2212", "-"));
  if (!(decimal === "," ? decimalComma : decimalPoint).test(trimmed)) return NaN;
  const plain = decimal === "," ? trimmed.replaceAll(".", "").replace(",", ".") : trimmed.replaceAll(",", "");
  const value = Number(plain);
  return Math.abs(value) <= largestNumber ? value : NaN;
}

/** Digits that are a name: leading zeros, or more of them than a number keeps. A column that holds one is text. */
export const isDigitCode = (text: string): boolean => /^(?:0\d+|[+-]?\d{16,})$/.test(text.trim());
