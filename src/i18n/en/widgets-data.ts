const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);
const n = (count: number) => count.toLocaleString("en-US");

type Values = Readonly<Record<string, string | number>>;
const value = (values: Values, name: string) => String(values[name] ?? "");

/** The widgets around a table: its rows, its preparation, its split; asking and taking away the model. */
export const data = {
  table: {
    title: "The table",
    asItCame: "as it came",
    afterStep: (step: number, of: number) => `after step ${step} of ${of}`,
    faultyRows: (rows: number, all: number) =>
      rows === 0 ? `${n(all)} ${many(all, "row")}, no fault found` : `${n(rows)} of ${n(all)} rows have a fault`,
    show: "Show rows with",
    all: "All rows",
    region: (what: string) => `Rows of the table, ${what}`,
    row: "Row",
    margin: "In the margin",
    missing: "missing",
    target: "target",
    columns: (from: number, to: number, all: number) => `Columns ${n(from)} to ${n(to)} of ${n(all)}`,
    earlier: "Earlier columns",
    later: "Later columns",
    empty: "No row has a fault of this kind.",
    opening: "Reading the table",
    none: "There is no table yet.",
    step: "Look at it after step",
    faults: {
      missing: "Missing",
      outlier: "Far out",
      spelling: "Spelling",
      unit: "Unit",
      code: "Code",
      duplicate: "Repeated",
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
      unit: (v: Values) => `In another unit? Times ${value(v, "factor")} it would fit.`,
      code: (v: Values) => `“${value(v, "code")}” may stand for “not known”.`,
      duplicate: () => "The same as an earlier row.",
      mixed: () => "Text in a column of numbers.",
    },
    heads: {
      outlier: (count: number) => `${n(count)} far out`,
      spelling: (_: number, v: Values) =>
        `${value(v, "spellings")} other ${many(Number(v["spellings"] ?? 0), "spelling")}`,
      unit: (count: number, v: Values) => `${n(count)} below ${Number(Number(v["below"] ?? 0).toPrecision(3))}`,
      code: (count: number, v: Values) => `${n(count)} at ${value(v, "code")}`,
      constant: () => "always the same",
      "id-like": () => "one for each row",
      "long-labels": () => "long labels",
      mixed: (count: number) => `${n(count)} not numbers`,
    },
    kinds: {
      number: "number",
      whole: "whole number",
      category: "label",
      date: "date",
      text: "text",
      "id-like": "name of a row",
      constant: "always the same",
      empty: "empty",
    },
    describe: (name: string, kind: string, missing: number, distinct: number) =>
      `${name}: ${kind}, ${n(distinct)} ${many(distinct, "value")}${missing > 0 ? `, ${n(missing)} missing` : ""}`,
  },
  lab: {
    title: "Your own table",
    lead: "Bring a table. It stays on this device: it is read, prepared and learned from in this browser.",
    size: (rows: number, columns: number) =>
      `${n(rows)} ${many(rows, "row")}, ${n(columns)} ${many(columns, "column")}`,
    other: "Other data",
    stepsLabel: "The five steps",
    reading: (done: string, all: string) => `Reading, ${done} of ${all}`,
    readingAny: "Reading the table",
    next: (step: string) => `Go on: ${step}`,
    steps: {
      prepare: {
        name: "Prepare",
        title: "Prepare the data",
        lead: "Choose what to predict. Look at every column, repair what is wrong, and decide which rows the model may learn from.",
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
      drop: "Choose a CSV file",
      hint: "Or drop it here. Up to 200 MB, 2 million rows. It never leaves this device.",
      paste: "Or paste a table",
      pasteLabel: "Rows with a header line, as copied from a spreadsheet",
      pastedName: "pasted.csv",
      use: "Use this table",
      shelf: "From the shelf",
      card: (rows: number, columns: number, licence: string) => `${n(rows)} rows, ${n(columns)} columns, ${licence}`,
      take: "Take it",
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
};
