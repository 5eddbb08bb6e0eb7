import type { DenseWeights } from "../../experiment/run-event";
import { centresOf as centresOfLayer, nearestCentres } from "../../models/clustering/centres";

/** The middles of the groups, [groups, features] row-major, in prepared numbers. */
export interface GroupCentres {
  readonly groups: number;
  readonly features: number;
  readonly values: Float32Array;
}

/** null where these are not the layers of a clustering. */
export function centresOf([layer, ...more]: readonly DenseWeights[]): GroupCentres | null {
  if (!layer || more.length > 0) return null;
  return { groups: layer.units, features: layer.inputs, values: centresOfLayer(layer) };
}

export const centreOf = ({ features, values }: GroupCentres, group: number): Float32Array =>
  values.subarray(group * features, (group + 1) * features);

/** Which centre is nearest to each row. @param x [rows, features] */
export const nearestGroups = ({ features, values }: GroupCentres, x: Float32Array): Int32Array =>
  nearestCentres(x, features > 0 ? Math.floor(x.length / features) : 0, values, features).groupOf;
