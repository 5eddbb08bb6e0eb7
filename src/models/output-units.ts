import type { Task } from "../experiment/experiment";

/** Width of the output layer: 1 sigmoid unit for 2 classes, a softmax unit a class for more, 1 linear unit for a number. */
export function outputUnits(task: Task, classes: number): number {
  return task === "classification" && classes > 2 ? classes : 1;
}

export type OutputActivation = "sigmoid" | "softmax" | "linear";

export function outputActivation(task: Task, classes: number): OutputActivation {
  if (task === "regression") return "linear";
  return classes > 2 ? "softmax" : "sigmoid";
}
