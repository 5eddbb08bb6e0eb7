const n = (count: number) => count.toLocaleString("en-US");
const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);

/** The widgets about where rows and labels come from: who labels, who teaches and judges, what the card says. */
export const labels = {
  label: {
    title: "Label it",
    question: "Which label fits?",
    example: (at: number, of: number) => `Example ${n(at)} of ${n(of)}`,
    done: (done: number, of: number) => `${n(done)} of ${n(of)} labelled`,
    keys: (labels: number) => `Keys: 1 to ${labels} label, 0 skips, Backspace goes back.`,
    choices: "The labels",
    skip: "Skip",
    back: "Back",
    is: (label: string) => `Your label: ${label}`,
    none: "No label yet",
    said: (label: string, example: string) => `${label}: ${example}`,
    skipped: (example: string) => `Skipped: ${example}`,
    finished: "You are through. Nobody sees your labels but you.",
    again: "Look through them again",
    skippedOnes: (count: number) => `Take up what was skipped (${n(count)})`,
    decided: (column: string) => `${column}, decided`,
    compare: "Compare now",
    picture: "The picture to be labelled",
    who: "Who labels",
    first: (column: string) => column,
    second: (column: string) => `${column}, second`,
    bring: "A second person labels them, too",
    handOver: "Hand the device over: the first labels are out of sight.",
    agreement: {
      title: "How far they agree",
      note: "on what both have labelled",
      pair: (a: string, b: string) => `${a} and ${b}`,
      columns: { pair: "Labellers", both: "Both labelled", alike: "Alike", share: "Agreement", kappa: "Kappa" },
      value: (alike: number, both: number, kappa: string) => `${n(alike)} of ${n(both)}, κ ${kappa}`,
      summary: (a: string, b: string, alike: number, both: number, kappa: string, words: string) =>
        `${a} and ${b} agree on ${n(alike)} of ${n(both)}: κ ${kappa}, ${words}.`,
      oneLabel: "which cannot be told from one label",
      words: (kappa: number) =>
        kappa < 0.2
          ? "hardly more than by chance"
          : kappa < 0.4
            ? "somewhat more than by chance"
            : kappa < 0.6
              ? "halfway from chance to always"
              : kappa < 0.8
                ? "much more than by chance"
                : "nearly always",
      nothing: "Nothing is labelled by two yet.",
    },
    disputes: {
      title: "Where they differ",
      summary: (disputed: number, of: number) =>
        disputed === 0
          ? `All labels of the ${n(of)} examples are alike.`
          : `On ${n(disputed)} of ${n(of)} ${many(of, "example")} the labels differ. You decide what each shall be.`,
      example: "Example",
      decide: (example: string) => `Decide: ${example}`,
      said: (example: string, label: string) => `${example}: decided, ${label}`,
      left: (left: number) => (left === 0 ? "All are decided." : `${n(left)} still open.`),
      column: (column: string) => `Decisions, and labels on which all agree, make the column “${column}”.`,
    },
    setup: {
      lead: "Give some rows a label by hand. It becomes a column, which can be the target.",
      column: "Name of the column",
      labels: "Labels, separated by commas",
      count: "How many examples",
      begin: "Begin to label",
      problem: "Two to nine different labels, please.",
      exists: (column: string) => `There is a column “${column}”: your labels would write over it.`,
    },
  },
  rows: {
    title: "Who teaches, who judges",
    take: "Training rows at most",
    everyone: "All rows",
    teach: "Only these teach",
    judgeRows: "Only these judge",
    where: (column: string, label: string) => `${column}: ${label}`,
    taught: "Learns from the labels in",
    judged: "Judged by the labels in",
    same: (column: string) => `the same: ${column}`,
    counts: (train: number, validation: number) =>
      `${n(train)} ${many(train, "row")} ${train === 1 ? "teaches" : "teach"}, ${n(validation)} ${validation === 1 ? "judges" : "judge"}.`,
  },
  card: {
    title: "The data’s card",
    none: "Data of your own has no card. Write down who made it, and whether they were asked.",
    points: "These points are made by a formula: there is nobody in them.",
    rows: (rows: number, columns: number) => `${n(rows)} rows, ${n(columns)} columns`,
    madeBy: "Made by",
    licence: "Licence",
    people: "The people in it",
    harm: "Where it can harm",
    how: "What was done to it",
    faults: "What is known to be wrong",
    source: "Comes from",
    citation: "To be cited as",
  },
};
