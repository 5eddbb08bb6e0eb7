/** Always missing, in any case. */
const strongMarks = new Set(["na", "n/a", "#n/a", "<na>", "nan", "-nan", "null", "?"]);

/** Missing among numbers; among labels they may mean something ("none", "+" and "-"), so there they stay labels. */
const weakMarks = new Set([
  "-",
  "--",
  "\u2013",
  "\u2014",
  ".",
  "none",
  "nil",
  "unknown",
  "missing",
  "n.a.",
  "#n/v",
  "#div/0!",
]);

/** Which cells are missing: by the reader's own lists, or by exactly the marks that were asked for. */
export interface MissingMarks {
  always(trimmed: string): boolean;
  amongNumbers(trimmed: string): boolean;
  /** Whether a mark is written as a number is, such as 999. */
  readonly numeric: boolean;
  /** Characters of the longest mark. */
  readonly longest: number;
}

export function missingMarks(asked?: readonly string[]): MissingMarks {
  if (asked) {
    const marks = new Set(asked.map((mark) => mark.trim()));
    return {
      always: (cell) => cell === "" || marks.has(cell),
      amongNumbers: () => false,
      numeric: [...marks].some((mark) => /\d/.test(mark)),
      longest: Math.max(0, ...[...marks].map((mark) => mark.length)),
    };
  }
  return {
    always: (cell) => cell === "" || (cell.length < 6 && strongMarks.has(cell.toLowerCase())),
    amongNumbers: (cell) => cell.length < 8 && weakMarks.has(cell.toLowerCase()),
    numeric: false,
    longest: 7,
  };
}
