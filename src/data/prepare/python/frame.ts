import { nameOf, type Work, type WorkColumn } from "../work";
import { list, text } from "./literals";
import type { StepCode } from "./step-python";

/** The column in the frame. */
export const cellOf = (one: WorkColumn): string => `data[${text(nameOf(one))}]`;

/** Its cells that statistics are fitted on: what is repaired in the target is settled on all rows, before there is a split. */
export const knownOf = (one: WorkColumn, work: Work): string =>
  nameOf(one) === work.target ? cellOf(one) : `data.loc[train, ${text(nameOf(one))}]`;

/** A transformer of scikit-learn, fitted on the training rows. */
export const fitted = (use: string, module: string, name: string): StepCode => ({
  lines: [],
  together: `data[columns] = ${use}.fit(data.loc[train, columns]).transform(data[columns])`,
  imports: { [`sklearn.${module}`]: [name] },
});

/** The line that adds an encoded column's features. @param values Python for their values, [rows, features] */
export const featureFrame = (one: WorkColumn, values: string): string => {
  const names = list((one.features ?? []).map((feature) => feature.name));
  return `features.append(pd.DataFrame(${values}, columns=${names}, index=data.index))`;
};

/** The vectorizer of scikit-learn that counts or weighs words and pieces of them. */
export const vectorizer = (as: "presence" | "count" | "tf-idf"): { name: string; binary: string } => ({
  name: as === "tf-idf" ? "TfidfVectorizer" : "CountVectorizer",
  binary: as === "presence" ? ", binary=True" : "",
});
