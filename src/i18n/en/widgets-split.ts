const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);
const n = (count: number) => count.toLocaleString("en-US");
/** 0.9987 is not to become 100 %. */
const score = (of: number) =>
  of >= 0.9995 && of < 1 ? "over 99.9 %" : `${(100 * of).toFixed(1).replace(/\.0$/, "")} %`;

/** The split: who learns, who judges, and what the judges should not have in common with the learners. */
export const split = {
  title: "Who learns, who judges",
  parts: { train: "Training", validation: "Validation", test: "Sealed test" },
  rows: "Rows",
  noTarget: "Choose a target first.",
  noLabels: "No row has its label yet. Give some by hand: then they are dealt.",
  table: "Rows in each part",
  notes: "What drawing it had to say",
  noteLine: (reason: string, rows: number) => `${n(rows)} ${many(rows, "row")}: ${reason}`,

  way: "Rows are dealt",
  ways: { chance: "by chance", classes: "class by class", group: "in whole groups", time: "by time" },
  says: {
    chance: "Each row goes where chance puts it. Fair where no two rows belong together.",
    classes: "By chance, and each part gets its share of every class.",
    group: "Rows of one thing stay on one side: the model is judged by things it never met.",
    time: "The earliest rows teach, the latest judge: the model is judged by what came later.",
  },
  group: "Keep together rows with the same",
  time: "In the order of",
  choose: "Choose a column",
  share: (part: string) => `${part}, %`,
  where: "The sealed test is the rows where",
  atRandom: "dealt like the others",
  is: "is one of",
  folds: "In folds: each row judges once",
  foldsByTime: "In folds: each is judged by what came before it",
  foldCount: "Folds",
  fold: "This fold judges",

  cards: "Rows in hand",
  cardsLead:
    "A few rows of each part. Drag one to another part, or give it the focus and press the left or right arrow key.",
  cardsShow: (columns: readonly string[]) => `On each card: ${columns.join(", ")}.`,
  lane: (part: string) => `Rows in ${part}`,
  laneRows: (shown: number, all: number) =>
    shown >= all ? `${n(all)} ${many(all, "row")}` : `${n(shown)} of ${n(all)} rows`,
  emptyLane: "No row in sight. Drop one here.",
  card: (row: number, part: string) => `Row ${n(row)}, in ${part}:`,
  byHand: "by hand",
  gap: "missing",
  picture: "a picture",
  find: "Row",
  chosen: (row: number) => `Row ${n(row)}`,
  moveTo: "Move it to",
  moved: (row: number, part: string) => `Row ${n(row)} is in ${part} now.`,
  leftOut: "no part",
  letGo: "Where chance had it",
  undo: "Undo the move",
  undone: (row: number) => `Row ${n(row)} is back.`,
  reset: (rows: number) => `Put all ${n(rows)} where chance had them`,
  resetOne: "Put it where chance had it",
  resetDone: "Every row is where chance had it.",
  full: (most: number) => `At most ${n(most)} rows can be placed by hand.`,
  notThere: (row: number) => `There is no row ${n(row)}, or the preparation leaves it out.`,

  leaks: "The judges know more than they should",
  quiet: "Worth a thought",
  fine: "Nothing that leaks was found.",
  rowNames: (train: number, other: number) => `Row ${n(other)} judges, row ${n(train)} teaches`,
  duplicates: (rows: number, of: number) => `${n(rows)} of ${n(of)} judging rows are copies of a training row`,
  nearDuplicates: (rows: number, of: number) => `${n(rows)} of ${n(of)} judging rows are near-copies of a training row`,
  onlyIn: (column: string, train: string, other: string) => `“${column}” is ${train} in one, ${other} in the other`,
  names: (column: string, rows: number, of: number) =>
    `${column}: ${n(rows)} of ${n(of)} judging rows have the name of a training row`,
  namesExample: (example: string, alike: number) =>
    alike >= 0.4
      ? `For example “${example}”. Rows of one name are alike, as if they were one thing: the score is of memory, not of skill`
      : `For example “${example}”. Rows of one name are hardly more alike than others: perhaps it is used again and again`,
  groupApart: (column: string, rows: number) =>
    `${n(rows)} ${many(rows, "row")} placed by hand ${rows === 1 ? "parts a group" : "part groups"} of equal “${column}”`,
  future: (column: string, rows: number, of: number) =>
    `${n(rows)} of ${n(of)} judging rows lie before the last training row by “${column}”`,
  futureExample: (other: string, train: string, alike: number) =>
    alike >= 0.3
      ? `${other} judges, ${train} teaches. Neighbours in time have nearly the same target, so the answer stands next door`
      : `${other} judges, ${train} teaches. Neighbours in time are hardly alike here`,
  derivedAlone: (column: string, of: number) => `“${column}” alone tells the target with ${score(of)}`,
  derived: (column: string, other: string, form: string, of: number) => {
    const made: Readonly<Record<string, string>> = {
      sum: `“${column}” + “${other}”`,
      difference: `“${column}” − “${other}”`,
      product: `“${column}” × “${other}”`,
      ratio: `“${column}” ÷ “${other}”`,
      pair: `“${column}” together with “${other}”`,
    };
    return `${made[form] ?? ""} tells the target with ${score(of)}`;
  },
  derivedAsk: "Was the target made of it, or is it an honest sign? Ask when it is known: before the answer, or after",
  early: {
    standardized: (column: string) => `“${column}” already has mean 0 and standard deviation 1`,
    "unit-length": (column: string) => `“${column}” already has mean 0, and its squares sum to 1`,
    "min-max": (column: string) => `“${column}” already runs from exactly 0 to exactly 1`,
    mean: (column: string, value: string, cells: number) =>
      `“${column}”: ${n(cells)} cells are ${value}, the mean of all the others`,
    median: (column: string, value: string, cells: number) =>
      `“${column}”: ${n(cells)} cells are ${value}, the median of all the others`,
  },
  earlyScaled:
    "Somebody scaled it by all rows, the judging ones included. What was can only be had from the file before; here the scale stays",
  earlyFilled: "Somebody filled its gaps with a number of all rows, the judging ones included",
  fixes: {
    "drop-copies": "Drop repeated rows",
    "place-beside": (rows: number) => `Put ${n(rows)} beside the ${many(rows, "row")} they repeat`,
    together: (column: string) => `Keep equal “${column}” together`,
    time: (column: string) => `Deal by “${column}”`,
    drop: (column: string) => `Drop “${column}”`,
    refill: "Fill them from the training rows",
    release: "Where chance had them",
  },
  fixed: (fix: string) => `Done: ${fix}`,
};
