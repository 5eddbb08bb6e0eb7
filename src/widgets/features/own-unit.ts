import type { CellOperation, FittedColumn } from "../../experiment/trained-model";

/** A feature as its column has it: back through what preparation did to the numbers. */
export interface OwnUnit {
  /** False where the way back is not known; the number is then the prepared one. */
  readonly isOwn: boolean;
  readonly of: (prepared: number) => number;
}

const asPrepared: OwnUnit = { isOwn: false, of: (value) => value };

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
      return (value) => value; // in the unit that was converted to, within the ends
    default:
      return null;
  }
}

/** For each feature the way back to its column's unit. @param columns absent until a model has come */
export function ownUnits(features: readonly string[], columns: readonly FittedColumn[] = []): readonly OwnUnit[] {
  const units = new Map<string, OwnUnit>();
  for (const column of columns) {
    const [feature, ...more] = column.features;
    const steps = column.operations.map(undone);
    if (feature === undefined || more.length > 0 || steps.includes(null)) continue;
    const of = (prepared: number) => steps.reduceRight((value, step) => step?.(value) ?? value, prepared);
    units.set(feature, { isOwn: true, of });
  }
  return features.map((name) => units.get(name) ?? asPrepared);
}
