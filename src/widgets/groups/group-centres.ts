import type { DenseWeights } from "../../experiment/run-event";

/** The middles of the groups, [groups, features] row-major, in prepared numbers. */
export interface GroupCentres {
  readonly groups: number;
  readonly features: number;
  readonly values: Float32Array;
}

/** The one layer of a clustering scores a row for each group: its kernel's columns are twice the centres. */
export function centresOf(layers: readonly DenseWeights[]): GroupCentres | null {
  const [layer, ...more] = layers;
  if (!layer || more.length > 0) return null;
  const { inputs, units, kernel } = layer;
  const values = new Float32Array(units * inputs);
  for (let group = 0; group < units; group++) {
    for (let feature = 0; feature < inputs; feature++)
      values[group * inputs + feature] = (kernel[feature * units + group] ?? 0) / 2;
  }
  return { groups: units, features: inputs, values };
}

export const centreOf = ({ features, values }: GroupCentres, group: number): Float32Array =>
  values.subarray(group * features, (group + 1) * features);

/** Which centre is nearest to each row, the first of equals. @param x [rows, features] */
export function nearestGroups({ groups, features, values }: GroupCentres, x: Float32Array): Int32Array {
  const rows = features > 0 ? Math.floor(x.length / features) : 0;
  const nearest = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let least = Infinity;
    for (let group = 0; group < groups; group++) {
      let sum = 0;
      for (let feature = 0; feature < features && sum < least; feature++) {
        const off = (x[row * features + feature] ?? 0) - (values[group * features + feature] ?? 0);
        sum += off * off;
      }
      if (sum < least) {
        least = sum;
        nearest[row] = group;
      }
    }
  }
  return nearest;
}
