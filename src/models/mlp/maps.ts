import { isPointInput, pointInput, type PointInput } from "../../experiment/point-inputs";
import type { DenseWeights, UnitMaps } from "../../experiment/run-event";
import type { FittedPreparation } from "../../experiment/trained-model";
import { forwardAll } from "./forward";

/** The plane shown: raw x1 and x2 in [-2.2, 2.2], a little more than where the points lie. */
const span = 2.2;
const hiddenSize = 40;
const fieldSize = 100;

/** From a point to a feature: feature = (input − center) / scale. */
export interface PlaneAxis {
  readonly input: PointInput;
  readonly center: number;
  readonly scale: number;
}

/**
 * The features of a model that sees the plane: each is one input of a point, scaled.
 * @returns null for any other model: it has no maps.
 */
export function mapAxes(preparation: FittedPreparation): readonly PlaneAxis[] | null {
  const axes: PlaneAxis[] = [];
  for (const { source, name: input = source, kind, features, operations } of preparation.columns) {
    if (features.length === 0) continue;
    if (!isPointInput(input) || kind !== "number" || features.length !== 1) return null;
    const axis = { input, center: 0, scale: 1 };
    for (const operation of operations) {
      // Filling what is missing changes no number, and how an input comes from the point its name says; anything else
      // bends the plane.
      if (operation.op === "fill-number" || operation.op === "times" || operation.op === "sine") continue;
      if (operation.op !== "affine") return null;
      // Affine operations after one another: (x − c) / s.
      axis.center += operation.center * axis.scale;
      axis.scale *= operation.scale;
    }
    axes.push(axis);
  }
  return axes.length > 0 ? axes : null;
}

/** The plane's cell centres as inputs [size * size, axes], rows from top (x2 = span) to bottom. */
function grid(axes: readonly PlaneAxis[], size: number): Float32Array {
  const points = new Float32Array(size * size * axes.length);
  let at = 0;
  for (let row = 0; row < size; row++) {
    const x2 = span - ((row + 0.5) * 2 * span) / size;
    for (let column = 0; column < size; column++) {
      const x1 = ((column + 0.5) * 2 * span) / size - span;
      for (const { input, center, scale } of axes) points[at++] = (pointInput(input, x1, x2) - center) / scale;
    }
  }
  return points;
}

/** Activations at points x [rows, inputs] of the layers from `fromLayer` on, input to output, each [units, rows]. */
export type UnitsAt = (x: Float32Array, rows: number, fromLayer: number) => readonly Float32Array[];

/** The maps of a model that learns: the plane is laid out once. */
export class PlaneMaps {
  private readonly hiddenCells: Float32Array;
  private readonly fieldCells: Float32Array;

  constructor(axes: readonly PlaneAxis[]) {
    this.hiddenCells = grid(axes, hiddenSize);
    this.fieldCells = grid(axes, fieldSize);
  }

  /** Every unit's activation over the plane, and the output's field. @param layers hidden ones and the output */
  of(unitsAt: UnitsAt, layers: number): UnitMaps {
    const hidden = layers > 1 ? unitsAt(this.hiddenCells, hiddenSize * hiddenSize, 0).slice(0, -1) : [];
    const output = unitsAt(this.fieldCells, fieldSize * fieldSize, layers - 1)[0] ?? new Float32Array(0);
    return { span, size: hiddenSize, hidden, fieldSize, field: field(output) };
  }

  /** The same by the plain forward pass. */
  ofLayers(layers: readonly DenseWeights[]): UnitMaps {
    return this.of(
      (x, rows, fromLayer) =>
        forwardAll(layers, x, rows)
          .slice(fromLayer)
          .map((activations) => byUnit(activations, activations.length / rows)),
      layers.length,
    );
  }
}

/** The maps of weights at hand. */
export const unitMaps = (layers: readonly DenseWeights[], axes: readonly PlaneAxis[]): UnitMaps =>
  new PlaneMaps(axes).ofLayers(layers);

/** [cells, units] → [units, cells] */
function byUnit(activations: Float32Array, units: number): Float32Array {
  if (units === 1) return activations;
  const cells = activations.length / units;
  const maps = new Float32Array(activations.length);
  for (let cell = 0; cell < cells; cell++) {
    for (let u = 0; u < units; u++) maps[u * cells + cell] = activations[cell * units + u] ?? 0;
  }
  return maps;
}

/** [units, cells]. One output unit: as it is. Two: the second. More: the most probable one's index + its probability / 2. */
function field(output: Float32Array): Float32Array {
  const cells = fieldSize * fieldSize;
  const units = output.length / cells;
  if (units === 1) return output;
  if (units === 2) return output.slice(cells);
  return Float32Array.from({ length: cells }, (_, cell) => {
    let best = 0;
    for (let u = 1; u < units; u++) if ((output[u * cells + cell] ?? 0) > (output[best * cells + cell] ?? 0)) best = u;
    return best + (output[best * cells + cell] ?? 0) / 2;
  });
}
