/** A Python string literal that holds exactly this text. */
export const text = (value: string): string =>
  `"${value.replace(/[\\"\n\r\t\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => {
    if (char === "\\" || char === '"') return `\\${char}`;
    const code = char.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  })}"`;

export const list = (values: readonly string[]): string => `[${values.map(text).join(", ")}]`;

/** A number as Python writes it, to the last digit. */
export const number = (value: number): string =>
  Number.isFinite(value)
    ? String(value).replace(/e\+?/, "e")
    : Number.isNaN(value)
      ? "np.nan"
      : `${value < 0 ? "-" : ""}np.inf`;

/** @param entry one value as Python, such as `text` or `number` */
export const dictionary = <T>(values: Readonly<Record<string, T>>, entry: (value: T) => string): string =>
  `{${Object.entries(values)
    .map(([key, value]) => `${text(key)}: ${entry(value)}`)
    .join(", ")}}`;
