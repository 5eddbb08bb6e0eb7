import { numbersIn, quantile, sortedNumbers, spread } from "../statistics";
import { numberAfter } from "../apply-cells";
import type { NumberColumn } from "../table";
import type { Repaired } from "./labels";
import { whenRead } from "./when-read";
import { advanced, nameOf, operated, renamed, type Work, type WorkColumn } from "./work";

/** Numbers below a bound times a factor; a column of text stays, with the note "not-a-number". */
export function convertUnits(work: Work, one: WorkColumn, below: number, factor: number): Repaired {
  if (one.column.kind !== "number") return notANumber("convert-units", one);
  const { column, changed } = operated(work, one, { op: "convert", below, factor });
  return {
    column,
    notes: [{ step: "convert-units", column: nameOf(one), reason: "unit", changed, values: { below, factor } }],
  };
}

/** Reads text as quantities: what is none, or has a unit that is not named, becomes missing. */
export function parseQuantities(work: Work, one: WorkColumn, units: Readonly<Record<string, number>>): Repaired {
  const name = nameOf(one);
  if (one.column.kind !== "text")
    return { column: one, notes: [{ step: "parse-quantities", column: name, reason: "not-text" }] };
  const { decimal } = work.table.reading;
  const { column, changed } = operated(work, one, { op: "parse-quantity", decimal, units });
  return { column, notes: [{ step: "parse-quantities", column: name, reason: "quantity", changed }] };
}

/** sign(x) · ln(1 + |x|), so that zeros and losses have one, too; a column of text stays, with the note "not-a-number". */
export function takeLog(work: Work, one: WorkColumn): Repaired {
  if (one.column.kind !== "number") return notANumber("log", one);
  const { column, changed } = operated(work, one, { op: "log" });
  return { column, notes: [{ step: "log", column: nameOf(one), reason: "long-tail", changed }] };
}

/**
 * Shifts and scales by statistics of the training rows; a column without spread is only shifted. A label that became one
 * number (a rank, a share, a mean of the target) is scaled as any number is; zeros and ones stay.
 */
export function scale(work: Work, one: WorkColumn, as: "standardize" | "min-max" | "robust"): Repaired {
  if (one.features) return hasCodes(one) ? scaleCodes(work, one, as) : { column: one, notes: [] };
  if (one.column.kind !== "number") return notANumber("scale", one);
  const { center, size } = as === "standardize" ? moments(work, one.column) : ranks(work, one.column, as);
  const operation = { op: "affine", center, scale: size > 0 ? size : 1 } as const;
  const { name, values } = one.column;
  const scaled = whenRead(name, () => values.map((value) => numberAfter(operation, value)));
  return {
    column: advanced(one, operation, scaled),
    notes: [{ step: "scale", column: nameOf(one), reason: as, values: { center, scale: size } }],
  };
}

/** Whether the column's labels have become one number each. */
export const hasCodes = ({ features, operations }: WorkColumn): boolean =>
  features?.length === 1 && operations.some(({ op }) => op === "ordinal" || op === "label-numbers");

function scaleCodes(work: Work, one: WorkColumn, as: "standardize" | "min-max" | "robust"): Repaired {
  const name = nameOf(one);
  const features = (one.features ?? []).map((codes) => {
    const { center, size } = as === "standardize" ? moments(work, codes) : ranks(work, codes, as);
    const divisor = size > 0 ? size : 1;
    const operation = { op: "affine", center, scale: divisor } as const;
    const values = codes.values.map((code) => (code - center) / divisor);
    const note = { step: "scale", column: name, reason: as, values: { center, scale: size } } as const;
    return { feature: { ...codes, values }, operation, note };
  });
  return {
    column: {
      ...one,
      features: features.map(({ feature }) => feature),
      operations: [...one.operations, ...features.map(({ operation }) => operation)],
    },
    notes: features.map(({ note }) => note),
  };
}

function moments(work: Work, { values }: NumberColumn): { center: number; size: number } {
  const { mean, sd } = spread(numbersIn(values, work.training));
  return { center: mean, size: sd };
}

function ranks(work: Work, { values }: NumberColumn, as: "min-max" | "robust"): { center: number; size: number } {
  const sorted = sortedNumbers(values, work.training);
  const at = (share: number): number => (sorted.length ? quantile(sorted, share) : 0);
  return as === "min-max" ? { center: at(0), size: at(1) - at(0) } : { center: at(0.5), size: at(0.75) - at(0.25) };
}

const dateParts = [
  ["year", "year"],
  ["month-sin", "month (sine)"],
  ["month-cos", "month (cosine)"],
  ["day-of-year", "day of the year"],
] as const;

/** A column of dates to four of numbers. */
export function splitDates(work: Work, one: WorkColumn): { columns: WorkColumn[]; notes: Repaired["notes"] } {
  if (one.column.kind !== "text")
    return { columns: [one], notes: [{ step: "date-parts", column: nameOf(one), reason: "not-a-date" }] };
  const columns = dateParts.map(([part, suffix]) =>
    renamed(operated(work, one, { op: "date-part", part }).column, `${nameOf(one)}, ${suffix}`),
  );
  return {
    columns,
    notes: [{ step: "date-parts", column: nameOf(one), reason: "date", changed: work.sourceRows.length }],
  };
}

/** What a step for numbers does to a column of text: nothing, with a note. */
export const notANumber = (step: string, one: WorkColumn): Repaired => ({
  column: one,
  notes: [{ step, column: nameOf(one), reason: "not-a-number", changed: 0 }],
});
