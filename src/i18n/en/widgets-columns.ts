const n = (count: number) => count.toLocaleString("en-US");
const rows = (count: number) => `${n(count)} ${count === 1 ? "row" : "rows"}`;

type Values = Readonly<Record<string, string | number>>;
const value = (values: Values, name: string) => String(values[name] ?? "");
/** As it is written: 3, 0.12, under 0.1. */
const share = (part: number, whole: number) => {
  const percent = whole > 0 ? (100 * part) / whole : 0;
  return percent === 0 ? "0 %" : percent < 0.1 ? "under 0.1 %" : `${Number(percent.toPrecision(2))} %`;
};

/** A column's own panel, correlations, and the rows as a whole. */
export const columns = {
  look: "Look closely",
  loading: "Counting",
  gone: "After these steps there is no such column any more.",
  afterStep: (step: number, of: number) => `After step ${step} of ${of}`,
  kind: {
    number: "A number.",
    whole: "A whole number.",
    category: "A label: one of a few words. Their order means nothing.",
    ordered: "A label with an order.",
    date: "A date.",
    text: "Text: nearly every row has another one.",
    image: "A picture.",
    "id-like": "The name of a row: it says which row it is, not what it is like.",
    constant: "Always the same: nothing can be learned from it.",
    empty: "Empty.",
  },
  order: (labels: readonly string[]) => `From low to high: ${labels.join(", ")}.`,
  counts: (all: number, missing: number, distinct: number) =>
    `${rows(all)}, ${missing === 0 ? "none missing" : `${n(missing)} missing (${share(missing, all)})`}, ${n(distinct)} different ${distinct === 1 ? "value" : "values"}.`,
  units: (units: readonly { unit: string; count: number; factor: number | null }[]) =>
    `Quantities with a unit: ${units.map(({ unit, count }) => `${unit || "none written"} (${n(count)})`).join(", ")}.`,
  noFactor: (units: readonly string[]) =>
    `From ${units.join(", ")} no factor leads to the other unit: these become missing when the numbers are read.`,
  distribution: (name: string) => `Distribution of ${name}`,
  binned: (name: string, low: string, high: string, median: string) =>
    `${name} goes from ${low} to ${high}; half of the values lie below ${median}.`,
  boxed: (far: number) =>
    `Beneath: the middle half as a box, its line the median${far > 0 ? "; in pencil what lies far out" : ""}.`,
  labels: (name: string) => `Values of ${name}`,
  labelled: (first: string, count: number, all: number) =>
    `The most frequent is “${first}”, in ${share(count, all)} of the rows.`,
  ofAll: (shown: number, all: number) => (shown < all ? `the ${n(shown)} most frequent of ${n(all)}` : "every value"),
  repeated: (name: string) => `Values that come again: ${name}`,
  repeatedLine: (first: string, count: number) => `${first} stands in ${rows(count)}, more than any other value.`,
  facts: "In numbers",
  mean: "Mean",
  median: "Median",
  middle: "Middle half",
  whole: "All",
  spread: "Standard deviation",
  skew: "Skewness",
  quantiles: "Quantiles",
  fromTo: (low: string, high: string) => `${low} to ${high}`,
  skews: {
    even: "about symmetric",
    right: "a longer tail to the right: the mean lies above the median",
    left: "a longer tail to the left",
    farRight: "a long tail to the right: a few values are many times the others",
    farLeft: "a long tail to the left: a few values lie far below the others",
  },
  far: "Far out",
  farLine: (below: number, above: number, low: string, high: string) =>
    `${[...(below > 0 ? [`${n(below)} below ${low}`] : []), ...(above > 0 ? [`${n(above)} above ${high}`] : [])].join(", ")}`,
  farNone: "none, by 3 interquartile ranges from the quartiles",
  farRows: (examples: readonly string[]) => `Farthest: ${examples.join(", ")}.`,
  farExample: (value: string, row: number) => `${value} in row ${n(row)}`,
  target: "With the target",
  bits: (bits: string) => `It tells ${bits} bits of the target.`,
  correlates: (pearson: string, spearman: string, count: number) =>
    `Correlation ${pearson}; by ranks ${spearman} (${rows(count)}).`,
  byClass: "By class of the target",
  class: "Class",
  classRows: "Rows",
  classMissing: "Missing",
  classMedian: "Median",
  missingOf: (missing: number, all: number) => (missing === 0 ? "0" : `${n(missing)} (${share(missing, all)})`),
  odd: "What looks wrong",
  nothingOdd:
    "Nothing was found. That does not mean that nothing is wrong: a program does not know what a value means.",
  faults: {
    missing: (count: number, _: Values) => `${n(count)} ${count === 1 ? "value is" : "values are"} missing.`,
    outlier: (count: number, _: Values) =>
      `${n(count)} ${count === 1 ? "lies" : "lie"} far from the others: rare, or a slip?`,
    spelling: (count: number, v: Values) => `${n(count)} in another spelling: ${value(v, "examples")}.`,
    unit: (count: number, v: Values) =>
      `${n(count)} may be in another unit: times ${value(v, "factor")} they would fit.`,
    "mixed-units": (count: number, v: Values) => `${n(count)} in another unit than most: ${value(v, "units")}.`,
    code: (count: number, v: Values) =>
      `“${value(v, "code")}” stands there ${n(count)} times: it may mean “not known”.`,
    constant: (_: number, __: Values) => "Every row says the same.",
    "id-like": (_: number, __: Values) => "It names the rows. A model that learns names learns nothing for new rows.",
    "long-labels": (count: number, v: Values) => `${n(count)} long labels, such as “${value(v, "example")}”.`,
    mixed: (count: number, v: Values) => `${n(count)} are not numbers: ${value(v, "examples")}.`,
  } as Readonly<Record<string, (count: number, values: Values) => string>>,
  steps: "Steps that fit",
  addStep: (title: string, detail: string) => `Add “${title}”: ${detail}`,
  added: (title: string) => `Added to the preparation: ${title}`,
  pairs: "What goes with what",
  pairsTitle: "Correlation",
  pairsBy: "Counted by",
  pairsWays: { pearson: "values (Pearson)", spearman: "ranks (Spearman)" },
  strongest: (a: string, b: string, r: string) => `The strongest pair is ${a} and ${b}, ${r}.`,
  strongestTarget: (name: string, target: string, r: string) => `With ${target}, ${name} goes most: ${r}.`,
  pairsKey: "A square is larger the stronger the pair; full: both rise together; hollow: one rises as the other falls.",
  twins: (pairs: readonly string[]) => `These say nearly the same: ${pairs.join("; ")}.`,
  sampled: (some: number, all: number) => `Told from ${n(some)} of ${rows(all)}.`,
  leftOut: (columns: number) => `${n(columns)} more columns of numbers are left out.`,
  tooFew: "There are fewer than two columns of numbers.",
  pair: "Pair",
  pearson: "Pearson",
  spearman: "Spearman",
  pairRows: "Rows",
  rows: "Rows and classes",
  equal: (count: number) =>
    count === 0 ? "No row repeats another." : `${rows(count)} ${count === 1 ? "repeats" : "repeat"} an earlier one.`,
  near: (count: number) =>
    count === 0
      ? "No row is nearly another."
      : `${rows(count)} ${count === 1 ? "is" : "are"} nearly an earlier one, but for one cell, a rounding or a spelling:`,
  notCompared: (most: string) => `Rows that are nearly equal were not looked for: there are more than ${most}.`,
  nearRow: "Row",
  nearLike: "is like row",
  nearColumn: "but for",
  nearCells: "there, here",
  nearCell: (like: string | null, row: string | null) => `${like ?? "missing"} → ${row ?? "missing"}`,
  balance: (target: string) => `Classes of ${target}`,
  balanceLine: (first: string, part: number, all: number, classes: number) =>
    `“${first}” is ${share(part, all)} of the rows: always guessing it is right that often. Among ${n(classes)} equal classes each would have ${share(1, classes)}.`,
};
