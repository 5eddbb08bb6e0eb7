import type { ModelShape } from "./family";

/**
 * Width of the output layer: 1 sigmoid unit for 2 classes, a softmax unit a class for more, 1 linear unit for a number; a
 * softmax unit a group; a linear unit a feature where the inputs are rebuilt.
 */
export function outputUnits({ task, classes, inputs }: ModelShape): number {
  switch (task) {
    case "classification":
      return classes > 2 ? classes : 1;
    case "regression":
      return 1;
    case "clustering":
      return classes;
    case "reconstruction":
      return inputs;
    default:
      return task satisfies never;
  }
}

export type OutputActivation = "sigmoid" | "softmax" | "linear";

export function outputActivation({ task, classes }: Pick<ModelShape, "task" | "classes">): OutputActivation {
  if (task === "regression" || task === "reconstruction") return "linear";
  return task === "clustering" || classes > 2 ? "softmax" : "sigmoid";
}
