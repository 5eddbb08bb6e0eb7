import type { DenseWeights, UnitMaps } from "../../experiment/run-event";
import type { FittedPreparation } from "../../experiment/trained-model";
import { forwardAll } from "./forward";

/** The plane shown: raw x1 and x2 in [-2.2, 2.2], a little more than where the points lie. */
const span = 2.2;
const hiddenSize = 40;
const fieldSize = 100;

/** From a raw number to its feature: feature = (raw − center) / scale. */
interface Axis {
  readonly center: number;
  readonly scale: number;
}

/**
 * The two axes of a model that sees the plane: exactly the raw numbers x1 and x2, each one feature.
 * @returns null for any other model: it has no maps.
 */
export function mapAxes(preparation: FittedPreparation): readonly [Axis, Axis] | null {
  const columns = preparation.columns.filter((column) => column.features.length > 0);
  const [first, second] = columns;
  if (columns.length !== 2 || first?.source !== "x1" || second?.source !== "x2") return null;
  const axes = [first, second].map((column): Axis | null => {
    if (column.kind !== "number" || column.features.length !== 1) return null;
    // Filling what is missing changes no number; anything else bends the plane.
    const bends = column.operations.some((operation) => operation.op !== "affine" && operation.op !== "fill-number");
    if (bends) return null;
    // Affine operations after one another: (x − c) / s.
    return column.operations.reduce<Axis>(
      (axis, operation) =>
        operation.op === "affine"
          ? { center: axis.center + operation.center * axis.scale, scale: axis.scale * operation.scale }
          : axis,
      { center: 0, scale: 1 },
    );
  });
  return axes[0] && axes[1] ? [axes[0], axes[1]] : null;
}

/** The plane's cell centres as inputs [size * size, 2], rows from top (x2 = span) to bottom. */
function grid(axes: readonly [Axis, Axis], size: number): Float32Array {
  const [a, b] = axes;
  const points = new Float32Array(size * size * 2);
  for (let row = 0; row < size; row++) {
    const x2 = span - ((row + 0.5) * 2 * span) / size;
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      points[at] = (((column + 0.5) * 2 * span) / size - span - a.center) / a.scale;
      points[at + 1] = (x2 - b.center) / b.scale;
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

  constructor(axes: readonly [Axis, Axis]) {
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
export const unitMaps = (layers: readonly DenseWeights[], axes: readonly [Axis, Axis]): UnitMaps =>
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
