const many = (count: number, one: string, more = `${one}s`) => (count === 1 ? one : more);

/** What is learned without a target: chosen, measured, asked. */
export const unlabelled = {
  target: {
    title: "What to learn",
    way: "Learn",
    ways: { target: "Predict a column", groups: "Find groups", inputs: "Squeeze and rebuild" },
    heldBack: "Held back",
    nothing: "no column",
    none: {
      groups: "Every column counts. Rows that are alike come into one group; nobody says how many there are.",
      inputs: "Every column counts. Each row is squeezed through a few numbers and rebuilt from them.",
    },
    is: {
      groups: (column: string, labels: string) =>
        `The model never gets “${column}”. When the groups are found, they are set beside its ${labels && `${labels} `}labels.`,
      inputs: (column: string, labels: string) =>
        `The model never gets “${column}”. When it has learned, the rows are shown by its ${labels && `${labels} `}labels.`,
    },
    unfit: (column: string) =>
      `The model never gets “${column}”. It is no label to compare with: to let the model look at it, hold back no column.`,
  },
  groups: {
    silhouette: "Silhouette",
    loss: "Mean squared distance to the centre",
    agreement: (column: string) => `Agreement with ${column}`,
    purity: "Purity",
    means: (silhouette: string, how: "strong" | "fair" | "weak" | "none") =>
      `A silhouette of ${silhouette}: ${
        {
          strong: "the groups stand clearly apart.",
          fair: "the groups can be told apart.",
          weak: "the groups touch, and other groups may be as good.",
          none: "there are hardly gaps between the groups. They may be cuts through one cloud.",
        }[how]
      }`,
    agreementMeans:
      "Agreement is 1 where groups and labels are the same and 0 where they go together by chance (adjusted Rand index). Purity is the share of rows that have the label commonest in their group.",
    sizes: (part: string) => `Rows in each group, ${part} rows`,
    largest: (group: string, rows: string, all: string, smallest: string, fewest: string) =>
      `Group ${group} is the largest with ${rows} of ${all} rows; ${smallest} the smallest with ${fewest}.`,
    group: (name: string) => `Group ${name}`,
    beside: (column: string, part: string) => `Groups beside ${column}, ${part} rows`,
    besideSummary: (right: string, rows: string) =>
      `${right} of ${rows} rows have the label that is commonest in their group.`,
    head: "group",
    isCommonest: "Outlined: each group’s commonest label among the training rows.",
  },
  rebuilt: {
    explained: "Share explained",
    loss: "Mean squared error a number",
    mean: "Always the mean",
    means: (share: string) => `The code keeps ${share} of what tells the rows apart.`,
    worse: "The rows are rebuilt no better than by always answering the mean.",
    errors: (part: string) => `Error of each row, ${part} rows`,
    errorsSummary: (median: string, most: string, number: string) =>
      `Half of the rows have an error under ${median}. The largest, ${most}, is that of row ${number}.`,
    worst: (part: string) => `Rebuilt worst, ${part} rows`,
    worstMeans: "A row that is rebuilt badly is unlike those that were learned from. Look whether it is odd, or wrong.",
    row: "row",
    error: "error",
    scroll: "The rows that were rebuilt worst",
  },
  sealed: {
    silhouette: (value: string) => `silhouette ${value}`,
    explained: (value: string) => `share explained ${value}`,
  },
  predict: {
    form: {
      clustering: "What is known of a row, to find its group",
      reconstruction: "What is known of a row, to rebuild it",
    },
    formOf: (what: string, file: string) => `${what}, with the model from ${file}`,
    ask: { clustering: "Find its group", reconstruction: "Rebuild it" },
    old: "You changed the row since. Ask again.",
    group: (label: string) => `Group ${label}`,
    near: "How near each group is",
    nearSummary: (label: string, share: string) => `The row is nearest to group ${label}, with a share of ${share}.`,
    rebuilt: (error: string) => `Rebuilt with an error of ${error}`,
    likely: (typical: string) => `Rows like those it learned from have ${typical} on average.`,
    unlike: (times: string, typical: string) =>
      `That is ${times} times the average of ${typical}: this row is unlike those it learned from.`,
    compared: "What went in, and what came back",
    shown: (shown: number, all: number) => `The ${shown} of ${all} features that were rebuilt worst.`,
    feature: "feature",
    wentIn: "went in",
    cameBack: "came back",
  },
  model: {
    groups: (groups: number, columns: number) =>
      `A clustering that sorts rows into ${groups} groups by ${columns} ${many(columns, "column")}.`,
    squeezes: (kind: string, code: number, columns: number) =>
      `${kind} that squeezes ${columns} ${many(columns, "column")} through ${code} ${many(code, "number")} and rebuilds them.`,
    silhouette: (part: "validation" | "test", value: string) =>
      `Silhouette ${value} on the ${part === "test" ? "sealed test’s" : "validation"} rows.`,
    explained: (part: "validation" | "test", share: string) =>
      `It keeps ${share} of what tells the ${part === "test" ? "sealed test’s" : "validation"} rows apart.`,
  },
};
