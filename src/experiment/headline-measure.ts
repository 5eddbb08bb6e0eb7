import type { Task } from "./experiment";

/** The one measure by which runs of a task are set side by side. More of it is better, and 1 is the most there is. */
const headlines = {
  classification: "accuracy",
  regression: "r2",
  clustering: "silhouette",
  reconstruction: "explained",
} as const satisfies Readonly<Record<Task, string>>;

export const headlineMeasure = (task: Task): (typeof headlines)[Task] => headlines[task];
