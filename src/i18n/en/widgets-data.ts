import { preparation } from "./widgets-preparation";

const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);
const n = (count: number) => count.toLocaleString("en-US");

type Values = Readonly<Record<string, string | number>>;
const value = (values: Values, name: string) => String(values[name] ?? "");

/** The widgets around a table: its rows and columns, its target, its preparation; and the lab of one's own data. */
export const data = {
  table: {
    title: "The table",
    asItCame: "as it came",
    afterStep: (step: number, of: number) => `after step ${step} of ${of}`,
    faultyRows: (rows: number, all: number) =>
      rows === 0 ? `${n(all)} ${many(all, "row")}, no fault found` : `${n(rows)} of ${n(all)} rows have a fault`,
    show: "Show rows with",
    region: (what: string) => `Rows of the table, ${what}`,
    row: "Row",
    margin: "In the margin",
    missing: "missing",
    target: "target",
    heldBack: "held back",
    sort: (name: string, sorted: "ascending" | "descending" | null) =>
      sorted === null
        ? `Sort by ${name}: smallest or earliest first`
        : sorted === "ascending"
          ? `Sort by ${name}: largest or latest first`
          : "Show the rows as they came",
    sortedBy: (name: string, sorted: "ascending" | "descending") => `sorted by ${name}, ${sorted}`,
    shownRows: (rows: number, all: number) =>
      rows === all ? `${n(all)} ${many(all, "row")}` : `${n(rows)} of ${n(all)} rows`,
    filter: {
      open: "Filter a column",
      column: "Column",
      none: "Choose a column",
      done: "Done",
      holds: "Rows where it",
      ways: { contains: "contains", equals: "equals", between: "lies between", missing: "is missing" },
      text: "Text",
      label: "Label",
      from: "From",
      to: "To",
      said: {
        contains: (column: string, text: string) => `${column} contains “${text}”`,
        equals: (column: string, text: string) => `${column} is “${text}”`,
        between: (column: string, from: string | null, to: string | null) =>
          from === null
            ? `${column} up to ${to ?? ""}`
            : to === null
              ? `${column} from ${from}`
              : `${column} ${from} to ${to}`,
        missing: (column: string) => `${column} is missing`,
      },
      remove: (what: string) => `Remove the filter: ${what}`,
      looking: "Looking through the rows …",
    },
    goTo: "Go to row",
    go: "Go",
    notAmong: (row: string) => `There is no row ${row} among these.`,
    arrived: (row: number) => `Row ${n(row)} is in view.`,
    columns: (from: number, to: number, all: number) => `Columns ${n(from)} to ${n(to)} of ${n(all)}`,
    earlier: "Earlier columns",
    later: "Later columns",
    empty: "No row has a fault of this kind.",
    noneFound: "No row is like that.",
    opening: "Reading the table",
    none: "There is no table yet.",
    faults: {
      missing: "Missing",
      outlier: "Far out",
      spelling: "Spelling",
      unit: "Unit",
      "mixed-units": "Several units",
      code: "Code",
      duplicate: "Repeated",
      "near-duplicate": "Nearly repeated",
      mixed: "Text among numbers",
    },
    notes: {
      missing: (cells: number, of: number) =>
        cells * 2 >= of && cells > 2
          ? "Hardly anything is known: drop it or fill it?"
          : cells === 1
            ? "One value is missing."
            : `${cells} values are missing.`,
      outlier: () => "Far from the others: rare, or a slip?",
      spelling: () => "To the model, another label.",
      unit: (v: Values) => `Another unit? ×${value(v, "factor")} would fit.`,
      "mixed-units": (v: Values) => `In another unit than most: ${value(v, "units")}.`,
      code: (v: Values) => `“${value(v, "code")}” may stand for “not known”.`,
      duplicate: () => "The same as an earlier row.",
      "near-duplicate": () => "Nearly an earlier row.",
      mixed: () => "Text in a column of numbers.",
    },
    heads: {
      outlier: (count: number) => `${n(count)} far out`,
      spelling: (_: number, v: Values) =>
        `${value(v, "spellings")} other ${many(Number(v["spellings"] ?? 0), "spelling")}`,
      unit: (count: number, v: Values) => `${n(count)} below ${Number(Number(v["below"] ?? 0).toPrecision(3))}`,
      code: (count: number, v: Values) => `${n(count)} at ${value(v, "code")}`,
      "mixed-units": (_: number, v: Values) => value(v, "units"),
      constant: () => "always the same",
      "id-like": () => "names the row",
      "long-labels": () => "long labels",
      mixed: (count: number) => `${n(count)} not numbers`,
    },
    kinds: {
      number: "number",
      whole: "whole number",
      category: "label",
      ordered: "label with an order",
      date: "date",
      text: "text",
      image: "picture",
      "id-like": "name of a row",
      constant: "always the same",
      empty: "empty",
    },
    picture: (words: string, row: number) => (words === "" ? `Picture in row ${n(row)}` : `Picture: ${words}`),
    pictureSize: (width: number, height: number, channels: 1 | 3, same: boolean) =>
      `${same ? "" : "up to "}${width} × ${height}, ${channels === 1 ? "gray" : "colour"}`,
    describe: (name: string, kind: string, missing: number, distinct: number) =>
      `${name}: ${kind}, ${n(distinct)} ${many(distinct, "value")}${missing > 0 ? `, ${n(missing)} missing` : ""}`,
  },
  lab: {
    title: "Your own data",
    lead: "Bring a table, pictures, sounds or texts, or make some. They stay on this device: they are read, prepared and learned from in this browser.",
    size: (rows: number, columns: number) =>
      `${n(rows)} ${many(rows, "row")}, ${n(columns)} ${many(columns, "column")}`,
    other: "Other data",
    stepsLabel: "The five steps",
    reading: (done: string, all: string) => `Reading, ${done} of ${all}`,
    readingAny: "Reading the table",
    /** What was found while files were read, by the note's reason; the first names, and how many more there are. */
    files: (names: string, more: number) => (more > 0 ? `${names} and ${n(more)} more` : names),
    readNotes: {
      "unreadable-file": (count: number, files: string) =>
        `${n(count)} ${many(count, "file", "files")} could not be read, so the ${many(count, "cell is", "cells are")} missing: ${files}.`,
      "passed-over": (count: number, files: string) =>
        `${n(count)} ${many(count, "file")} of another kind ${many(count, "was", "were")} passed over: ${files}.`,
      "no-line": (count: number, files: string) =>
        `${n(count)} ${many(count, "file has", "files have")} no line in the table beside them and stand here without its labels: ${files}.`,
      "line-without-file": (count: number, files: string) =>
        `${n(count)} ${many(count, "line", "lines")} of the table beside the files ${many(count, "names a file", "name files")} that ${many(count, "is", "are")} not there, and ${many(count, "was", "were")} left out: ${files}.`,
      "more-lines": (count: number, files: string) =>
        `${n(count)} ${many(count, "line repeats", "lines repeat")} a file that has a line already; the first one counts: ${files}.`,
    } as Readonly<Record<string, (count: number, files: string) => string>>,
    next: (step: string) => `Go on: ${step}`,
    noTarget:
      "Choose what to predict. Where no column holds it, give some rows a label by hand, under “Label it” at the end of this step; or find groups, which needs no label.",
    noTargetYet:
      "What to predict is not chosen yet, so this model cannot be trained. Choose it in step 1, Prepare; or take a model in step 2, Select, that learns without a target.",
    trainLeads: {
      target: "",
      groups:
        "Each row joins its nearest centre, and each centre moves amid its rows, until nothing changes any more. Look at the groups: are they groups to you?",
      inputs: "",
    },
    steps: {
      prepare: {
        name: "Prepare",
        title: "Prepare the data",
        lead: "Choose what to learn. Look at every column, repair what is wrong, and decide which rows the model may learn from.",
      },
      select: {
        name: "Select",
        title: "Select a model",
        lead: "Start with the simplest that could work. A larger one has to earn its parameters.",
      },
      train: {
        name: "Train",
        title: "Train it",
        lead: "The weights are adjusted batch by batch, here in your browser. Watch the validation curve: it is the honest one.",
      },
      validate: {
        name: "Validate",
        title: "Validate it",
        lead: "Compare runs on rows that none of them learned from. Ask what the model relies on, and whether that would be known.",
      },
      deploy: {
        name: "Test and deploy",
        title: "Test once, then deploy",
        lead: "Open the sealed test when you are done choosing, not before. Then take the model away as a page that needs no network.",
      },
    },
    choose: {
      drop: "Choose files",
      hint: "Or drop them here: a table (CSV, JSON), pictures, sounds, texts, a zip or a whole folder of them. Up to 200 MB. They never leave this device.",
      paste: "Or paste a table",
      pasteLabel: "Rows with a header line, as copied from a spreadsheet",
      pastedName: "pasted.csv",
      use: "Use this table",
      asked: (name: string) =>
        `This experiment was made with the file “${name}”, which is not kept in this browser. Choose it again from your device.`,
    },
    reading_: {
      title: "How the file was read",
      auto: "recognized",
      found: (what: string) => `recognized: ${what}`,
      delimiter: "Delimiter",
      delimiters: { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" },
      encoding: "Encoding",
      decimal: "Decimal mark",
      decimals: { ".": "point", ",": "comma" },
      thousands: "Mark of thousands",
      thousandsMarks: { ",": "comma", ".": "point", " ": "blank", "'": "apostrophe", none: "none" },
      quote: "Quotes around fields",
      quotes: { '"': "double", "'": "single", none: "none: part of the text" },
      header: "First line",
      headers: { true: "names of the columns", false: "already a row" },
      missing: "Read as missing, besides empty cells",
    },
  },
  target: {
    title: "What to predict",
    column: "Target",
    choose: "Choose a column",
    task: "As",
    tasks: { auto: "by its values", classification: "one of several classes", regression: "a number" },
    is: {
      classification: (classes: number) => `${n(classes)} classes.`,
      regression: (low: string, high: string) => `A number from ${low} to ${high}.`,
    },
    guess: (label: string, share: string) =>
      `Always guessing “${label}” is right in ${share} of the rows: a model must beat that.`,
    missing: (rows: number) =>
      `${n(rows)} ${many(rows, "row")} without it cannot teach anything and ${rows === 1 ? "is" : "are"} left out.`,
    unfit: "This column cannot be predicted: it needs 2 to 50 classes, or numbers.",
  },
  preparation,
  columns: {
    title: "What the model may see",
    lead: "Ask of each column: would it be known at the moment of predicting?",
    leadAlike: "Ask of each column: should it decide which rows are alike?",
    use: (name: string) => `“${name}” would be known when predicting: use it`,
    used: (used: number, all: number) => `${n(used)} of ${n(all)} used`,
    byItself: (reason: string) => `left out by itself: ${reason}`,
    leak: (score: string) => `On its own it predicts the target with ${score}. Would it be known?`,
    bits: (bits: string) => `tells ${bits} bits of the target`,
    dropped: (name: string) => `“${name}” is not used any more`,
    taken: (name: string) => `“${name}” is used`,
    target: "the target",
    heldBack: "held back",
    split: "decides the split, so it is not used",
    examples: (labels: readonly string[]) => labels.join(", "),
    range: (low: string, high: string) => `${low} to ${high}`,
  },
};
