import type { DenseWeights, UnitMaps } from "../../experiment/run-event";
import { pointInput, type PointInput } from "../../experiment/point-inputs";
import { zeroLine } from "../../plots/network/marching-squares";
import { planeSpan, unitScale } from "./plane";

/** Layer 0 is the inputs; the layer after the hidden ones is the output. */
export interface UnitInHand {
  readonly layer: number;
  readonly unit: number;
}

export interface UnitMap {
  /** [cells, cells], row 0 on top. */
  readonly values: Float32Array;
  readonly cells: number;
  /** The value that has the middle colour, and how far from it the colours reach. */
  readonly middle: number;
  readonly reach: number;
}

const inputCells = 32;

/** An input's map is the input over the plane. */
function inputMap(input: PointInput): UnitMap {
  const at = (cell: number) => (2 * planeSpan * (cell + 0.5)) / inputCells - planeSpan;
  const values = Float32Array.from({ length: inputCells * inputCells }, (_, i) =>
    pointInput(input, at(i % inputCells), -at(Math.floor(i / inputCells))),
  );
  return { values, cells: inputCells, middle: 0, reach: values.reduce((most, v) => Math.max(most, Math.abs(v)), 0) };
}
const inputMaps = new Map<PointInput, UnitMap>();

/** The map of one unit; null where a model has none. */
export function mapOfUnit(
  maps: UnitMaps,
  layers: readonly DenseWeights[] | null,
  inputs: readonly PointInput[],
  { layer, unit }: UnitInHand,
): UnitMap | null {
  if (layer === 0) {
    const input = inputs[unit];
    if (!input) return null;
    const map = inputMaps.get(input) ?? inputMap(input);
    inputMaps.set(input, map);
    return map;
  }
  if (layer > maps.hidden.length) {
    const outputs = layers?.at(-1)?.units ?? 1;
    return { values: maps.field, cells: maps.fieldSize, middle: outputs / 2, reach: outputs / 2 };
  }
  const all = maps.hidden[layer - 1];
  const cells = maps.size;
  if (!all || all.length < (unit + 1) * cells * cells) return null;
  const values = all.subarray(unit * cells * cells, (unit + 1) * cells * cells);
  return { values, cells, ...unitScale(layers?.[layer - 1]?.activation ?? "tanh", values) };
}

/** Where the unit changes its mind, as an SVG path. */
export const middleLine = ({ values, cells, middle }: UnitMap, sidePx: number): string =>
  zeroLine((i, j) => (values[j * cells + i] ?? 0) - middle, cells, sidePx);
