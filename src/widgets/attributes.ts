/** Reads what a directive gives for one attribute. */
export interface AttributeReader {
  /** The value, or in words what is wrong: "is not a whole number". */
  readonly read: (words: string) => { readonly value: unknown } | { readonly problem: string };
  readonly required?: true;
}
export type Attributes = Readonly<Record<string, AttributeReader>>;

/** What a directive's attributes come to: props for the widget, or the first that is wrong. */
export type ReadAttributes =
  | { readonly ok: true; readonly props: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly field: string; readonly problem: string };

/** Strings in (from Markdown), checked values out. One that the widget does not know is wrong, too. */
export function readAttributes(known: Attributes, given: Readonly<Record<string, string>>): ReadAttributes {
  const props: Record<string, unknown> = {};
  for (const [field, words] of Object.entries(given)) {
    const reader = Object.hasOwn(known, field) ? known[field] : undefined;
    const outcome = reader?.read(words) ?? { problem: "is not known" };
    if ("problem" in outcome) return { ok: false, field, problem: outcome.problem };
    props[field] = outcome.value;
  }
  for (const [field, { required }] of Object.entries(known)) {
    if (required && !(field in props)) return { ok: false, field, problem: "is missing" };
  }
  return { ok: true, props };
}

/** One of these words, as it is. */
export const oneOf = (...words: readonly string[]): AttributeReader => ({
  read: (given) => (words.includes(given) ? { value: given } : { problem: `is not one of: ${words.join(", ")}` }),
});

/** "yes" or "no", as a boolean. */
export const yesOrNo: AttributeReader = {
  read: (given) => {
    const answer = oneOf("yes", "no").read(given);
    return "problem" in answer ? answer : { value: given === "yes" };
  },
};

/** A whole number from `min` to `max`. */
export const wholeNumber = (min: number, max: number): AttributeReader => ({
  read: (given) => {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
    return value >= min && value <= max ? { value } : { problem: `is not a whole number from ${min} to ${max}` };
  },
});

const list = (
  split: RegExp,
  isOne: (word: string) => boolean,
  names: string,
  most = Infinity,
  least = 1,
): AttributeReader => ({
  read: (given) => {
    const value = [...new Set(given.trim().split(split))].filter((word) => word !== "");
    return value.length >= least && value.length <= most && value.every(isOne)
      ? { value }
      : { problem: `is not ${names}` };
  },
});

/** Words between spaces or commas, each of which `isOne` knows; at least one. @param names what they are: "one of: a, b" */
export const wordList = (isOne: (word: string) => boolean, names: string): AttributeReader =>
  list(/[\s,]+/, isOne, names);

/** Texts between commas, from `least` to `most`. */
export const commaList = (least: number, most: number): AttributeReader =>
  list(/\s*,\s*/, () => true, `${least} to ${most} texts between commas`, most, least);

/** Any text. */
export const plainText: AttributeReader = { read: (value) => (value ? { value } : { problem: "is empty" }) };
