/** What is written for each label on a plane: the label where it is short, else its place among them. */
export const rowMarks = (labels: readonly string[]): readonly string[] =>
  labels.every((label) => label.length <= 2) ? labels : labels.map((_, i) => String(i + 1));

/** Labels and their marks, where the marks do not say it themselves. */
export const marksKey = (labels: readonly string[]): readonly string[] => {
  const marks = rowMarks(labels);
  return marks === labels ? [] : labels.map((label, i) => `${marks[i] ?? ""} ${label}`);
};
