import type { Task } from "./experiment";

/** The one measure by which runs of a task are set side by side. More of it is better, and 1 is the most there is. */
export function headlineMeasure(task: Task): "accuracy" | "r2" | "silhouette" | "explained" {
  switch (task) {
    case "classification":
      return "accuracy";
    case "regression":
      return "r2";
    case "clustering":
      return "silhouette";
    case "reconstruction":
      return "explained";
    default:
      return task satisfies never;
  }
}
