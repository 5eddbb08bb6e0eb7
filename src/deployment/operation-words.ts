import type { CellOperation } from "../experiment/trained-model";

const short = (value: number): string => String(Number(value.toPrecision(4)));
const some = (labels: readonly string[]): string =>
  labels
    .slice(0, 6)
    .map((label) => `“${label}”`)
    .join(", ") + (labels.length > 6 ? ` and ${labels.length - 6} more` : "");

/** What an operation does to a cell, in words. */
export function operationWords(operation: CellOperation): string {
  switch (operation.op) {
    case "convert":
      return `numbers below ${short(operation.below)} are multiplied by ${short(operation.factor)}`;
    case "clip":
      return `numbers are held between ${short(operation.low)} and ${short(operation.high)}`;
    case "outside-missing":
      return `numbers outside ${short(operation.low)} to ${short(operation.high)} are read as missing`;
    case "fill-number":
      return `a missing number becomes ${short(operation.value)}`;
    case "log":
      return "the logarithm is taken";
    case "power":
      return `raised to a power (Yeo–Johnson, λ = ${short(operation.lambda)})`;
    case "times":
      return `multiplied by ${operation.by.source}`;
    case "sine":
      return `the sine of ${short(operation.rate)} times the number is taken`;
    case "bin":
      return `sorted into intervals: ${some(operation.labels)}`;
    case "parse-quantity":
      return `read as a quantity: ${Object.entries(operation.units)
        .slice(0, 6)
        .map(([unit, factor]) => `“${unit}” × ${short(factor)}`)
        .join(", ")}`;
    case "fill-by":
      return `a gap becomes what is usual where ${operation.by.source} is the same, else ${operation.otherwise}`;
    case "fill-nearest":
      return `a gap becomes the mean of the ${operation.k} rows nearest in ${some(operation.of.map(({ source }) => source))}`;
    case "label-numbers":
      return `one number for each of ${some(Object.keys(operation.numbers))}`;
    case "words":
      return `one input for each of ${operation.words.length} words (${operation.as})`;
    case "subwords":
      return `cut into pieces by ${operation.merges.length} merges; one input for each of ${operation.pieces.length} (${operation.as})`;
    case "embeddings":
      return `${operation.words.length} words become ${operation.dimensions} numbers (latent semantic analysis)`;
    case "pixels":
      return `${operation.width} × ${operation.height} pixels ${operation.colour === "rgb" ? "in red, green and blue" : "of gray"}, from ${operation.range === "-1-1" ? "−1 to 1" : operation.range === "0-1" ? "0 to 1" : "0 to 255"}`;
    case "affine":
      return `${short(operation.center)} is taken away, then the number is divided by ${short(operation.scale)}`;
    case "merge":
      return `spellings are merged into ${some([...new Set(Object.values(operation.labels))])}`;
    case "relabel":
      return `labels are replaced: ${Object.entries(operation.labels)
        .slice(0, 6)
        .map(([from, to]) => `“${from}” → ${to ? `“${to}”` : "missing"}`)
        .join(", ")}`;
    case "shorten":
      return {
        "first-word": "only the first word is kept",
        "before-parenthesis": "only what stands before “(” is kept",
        "after-comma": "only what follows the comma is kept",
      }[operation.keep];
    case "fill-label":
      return `a missing label becomes “${operation.label}”`;
    case "one-hot":
      return `one input for each of ${some(operation.labels)}`;
    case "ordinal":
      return `ranked in this order: ${some(operation.labels)}`;
    case "date-part":
      return {
        year: "the year",
        "month-sin": "the month, as the sine of its angle",
        "month-cos": "the month, as the cosine of its angle",
        "day-of-year": "the day of the year",
      }[operation.part];
    default:
      operation satisfies never;
      return "";
  }
}
