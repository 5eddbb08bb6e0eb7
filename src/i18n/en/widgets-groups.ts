/** Widgets that show what was learned without labels, while it is learned: groups, and codes. */
export const groups = {
  title: "Groups",
  notYet: "Do one epoch: every row joins the nearest of the first centres, and each centre moves amid its rows.",
  otherModel: "This shows the groups of a clustering. The model in hand does not look for groups.",
  start: "the first centres",
  after: (epoch: string) => (epoch === "1" ? "after 1 epoch" : `after ${epoch} epochs`),
  summary: (count: number, rows: string, least: string, most: string) =>
    `${count} groups of ${rows} rows: the smallest has ${least}, the largest ${most}.`,
  firstRows: "Each centre is still one row of the table.",
  moved: (rows: string, since: string) =>
    `${rows === "0" ? "No row has changed its group" : rows === "1" ? "1 row has changed its group" : `${rows} rows have changed their group`} since epoch ${since}.`,
  centresOnly: "Train again to see how many rows each has.",
  view: "Show",
  views: { groups: "groups", names: "names", labels: "held-back labels" },
  size: (rows: string) => (rows === "1" ? "1 row" : `${rows} rows`),
  share: (label: string, percent: string) => `${label}: ${percent} %`,
  noLabels: "no labels",
  name: (group: string) => `Name of group ${group}`,
  noName: "–",
  named: (named: number, count: number) => `${named} of ${count} groups have a name.`,
  right: (right: string, of: string, share: string) => `That labels ${of} rows, ${right} of them rightly: ${share}.`,
  takeCommonest: "Take each group's commonest label",
  forgetNames: "Forget the names",
  crossTitle: "Groups and held-back labels",
  group: "Group",
  cross: (agree: string, of: string, share: string) =>
    `Were each group named by its commonest label, ${agree} of ${of} rows would be named rightly: ${share}.`,
  lost: (labels: string) => `No group stands for ${labels}.`,
  split: (labels: string) => `More than one group stands for ${labels}.`,
  columns: { group: "group", rows: "rows", feature: (name: string) => `centre: ${name}` },
  strips: "Centres",
  stripsNote: "by column",
  stripsSummary: (units: string, most: string) =>
    `Where each group's centre lies between the least and the greatest row. They differ most in ${most}. ${units}`,
  inOwnUnit: "Numbers are in the columns' own units.",
  shares: "A label's number is the share of rows that have it.",
  prepared: "Numbers are as prepared.",
  scatter: "Rows and centres",
  scatterSummary: (rows: string, x: string, y: string) =>
    `${rows} rows by ${x} and ${y}. A letter is a row of that group, a ringed one its centre; lines are the ways the centres took.`,
  across: "Across",
  up: "Up",
};

export const codes = {
  title: "Codes",
  notYet: "Train, or do one epoch: each row becomes a code, and its code a place on this plane.",
  otherModel: "This shows the codes of an autoencoder. The model in hand makes none.",
  noRows: "Train again to see the rows here.",
  untrained: "not trained yet",
  after: (epoch: string) => (epoch === "1" ? "after 1 epoch" : `after ${epoch} epochs`),
  summary: (features: string, size: number, rows: string) =>
    `${features} numbers of each row are squeezed into ${size}. Here are ${rows} rows by ${
      size === 1 ? "it" : size === 2 ? "those two" : "two of them"
    }.`,
  coloured: "Each is drawn as the label that was held back.",
  draw: "Draw",
  ways: { rows: "the rows", pictures: "the decoder's pictures" },
  labels: "Show the held-back labels",
  number: (at: number) => `Number ${at}`,
  across: "Across",
  up: "Up",
  plane: "Plane of codes. Arrow keys move the cross; the decoder draws what lies there.",
  at: (numbers: string) => `Code ${numbers}`,
  nearest: (row: string, label: string) =>
    label ? `nearest is row ${row}, labelled ${label}` : `nearest is row ${row}`,
  drawn: "The decoder draws",
  nearestRow: "Nearest real row",
  decoder: "decoder",
  nearestHead: "nearest row",
  columns: { row: "row", label: "held-back label", code: (at: number) => `code ${at}`, error: "squared error" },
  worst: "Rebuilt worst",
  worstSummary: (row: string, error: string, typical: string) =>
    `Row ${row} is rebuilt worst: a squared error of ${error} a number, where the middle row has ${typical}.`,
  pair: (row: string) => `row ${row}`,
  was: "as it is",
  again: "rebuilt",
  error: (error: string) => `error ${error}`,
};
