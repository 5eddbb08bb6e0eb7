import type { DenseWeights } from "../../experiment/run-event";
import { inputName, type FittedColumn } from "../../experiment/trained-model";

/** The features that came from one raw column. */
export interface FeatureGroup {
  readonly column: string;
  /** Indices of its features. */
  readonly features: readonly number[];
}

/**
 * Groups features by their raw column.
 * @param columns where it is known which column gave which features; else "Species = Adelie" belongs to "Species".
 */
export function featureGroups(
  features: readonly string[],
  columns: readonly Pick<FittedColumn, "name" | "source" | "features">[] = [],
): readonly FeatureGroup[] {
  const columnOf = new Map(columns.flatMap((one) => one.features.map((name) => [name, inputName(one)] as const)));
  const groups = new Map<string, number[]>();
  features.forEach((feature, index) => {
    const column = columnOf.get(feature) ?? feature.split(" = ")[0] ?? feature;
    groups.set(column, [...(groups.get(column) ?? []), index]);
  });
  return [...groups].map(([column, indices]) => ({ column, features: indices }));
}

/** The largest weight, by size, that leads from one of these inputs to a unit. */
export function largestWeight({ kernel, units }: DenseWeights, inputs: readonly number[], unit: number): number {
  let largest = 0;
  for (const input of inputs) {
    const weight = kernel[input * units + unit] ?? 0;
    if (Math.abs(weight) > Math.abs(largest)) largest = weight;
  }
  return largest;
}
