import type { CellOperation, FittedColumn } from "../../experiment/trained-model";

/** A feature as its column has it: back through what preparation did to the numbers. */
export interface OwnUnit {
  /** "own": its column's unit. "share": 1 for one label of its column, else 0. "prepared": the way back is not known. */
  readonly unit: "own" | "share" | "prepared";
  readonly of: (prepared: number) => number;
}

const same = (value: number): number => value;
const asPrepared: OwnUnit = { unit: "prepared", of: same };
const share: OwnUnit = { unit: "share", of: same };

/** One operation undone; null where it cannot be. */
function undone(operation: CellOperation): ((value: number) => number) | null {
  switch (operation.op) {
    case "affine":
      return (value) => value * operation.scale + operation.center;
    case "log":
      return (value) => Math.sign(value) * Math.expm1(Math.abs(value));
    case "convert":
    case "clip":
    case "outside-missing":
    case "fill-number":
    case "fill-by":
    case "fill-nearest":
    case "parse-quantity":
    case "times":
    case "sine":
      return (value) => value; // in the unit that was converted to, within the ends, as its own name says
    default:
      return null;
  }
}

/** For each feature the way back to its column's unit. @param columns absent until a model has come */
export function ownUnits(features: readonly string[], columns: readonly FittedColumn[] = []): readonly OwnUnit[] {
  const units = new Map<string, OwnUnit>();
  for (const column of columns) {
    if (column.operations.at(-1)?.op === "one-hot") for (const feature of column.features) units.set(feature, share);
    const [feature, ...more] = column.features;
    const steps = column.operations.map(undone);
    if (feature === undefined || more.length > 0 || steps.includes(null)) continue;
    const of = (prepared: number) => steps.reduceRight((value, step) => step?.(value) ?? value, prepared);
    units.set(feature, { unit: "own", of });
  }
  return features.map((name) => units.get(name) ?? asPrepared);
}
