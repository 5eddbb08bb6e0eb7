import { exportNames, familyNames, type Values } from "./lesson-checks";

const parts: Readonly<Record<string, string>> = { train: "Training", validation: "Validation", test: "Test" };
const measures: Readonly<Record<string, string>> = {
  loss: "loss",
  accuracy: "accuracy",
  macroF1: "macro F1",
  auc: "area under the ROC curve",
  rmse: "typical error",
  mae: "mean error",
  r2: "explained variance",
  silhouette: "silhouette",
  agreement: "agreement with the label held back",
  purity: "purity",
  explained: "share explained",
  parameters: "Parameters",
  epochs: "Epochs",
  features: "Features",
  "rows.train": "Training rows",
  "rows.validation": "Validation rows",
  "rows.test": "Test rows",
  "model.groups": "Groups",
  "model.code": "Numbers in the code",
};

function metricName(path: string): string {
  const [part = "", measure = ""] = path.split(".");
  return parts[part] ? `${parts[part]} ${measures[measure] ?? measure}` : (measures[path] ?? path);
}
function bounds({ min, max }: Values): string {
  if (min !== undefined && max !== undefined) return `between ${min} and ${max}`;
  return min !== undefined ? `at least ${min}` : `at most ${max}`;
}

/** What a check asks, made from its parameters. */
const labels: Readonly<Record<string, (parameters: Values) => string>> = {
  metric: (p) => `${metricName(String(p["metric"]))} ${bounds(p)}`,
  gap: (p) => `Training at most ${p["max"]} better than validation`,
  "column-dropped": (p) => `${p["column"]} is left out`,
  "column-used": (p) => `${p["column"]} is used`,
  "step-used": (p) => `The step “${p["step"]}” is switched on`,
  "split-by": (p) => `Rows of one ${p["group"]} stay together`,
  family: (p) => `${p["is"] === "autoencoder" ? "An" : "A"} ${familyNames[String(p["is"])] ?? p["is"]} was trained`,
  "beats-baseline": ({ by = 0 }) =>
    `A model makes ${by ? `at least ${Math.round(100 * Number(by))} % ` : ""}less error than guessing`,
  compared: (p) => `${p["runs"]} different runs`,
  "early-stopping": () => "Trained with early stopping",
  opened: (p) => `The test was opened, at most ${p["max"]} times`,
  exported: (p) => `Exported as ${exportNames[String(p["kind"])] ?? p["kind"]}`,
  predicted: (p) => `Asked ${p["count"]} times`,
  labelled: (p) => `${p["min"]} rows labelled by hand`,
  setting: (p) => `${p["path"]} is ${p["is"]}`,
  "points-added": (p) => `${p["min"]} points of your own`,
};

/** What a check asks. A lesson that ships has it written in (scripts/vite-lessons.ts); a preview makes it. */
export const checkLabel = (name: string, parameters: Values): string => labels[name]?.(parameters) ?? name;
