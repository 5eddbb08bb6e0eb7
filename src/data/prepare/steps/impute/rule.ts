import type { NoteReason } from "../../../../experiment/note-reason";
import type { StepOf } from "../../../../experiment/preparation";
import { grouped } from "../../../grouped";
import { nearestMean, type Neighbours } from "../../../nearest";
import { numbersIn, quantile, sortedNumbers, spread } from "../../../statistics";
import { cellText, isMissing, numberColumn, textColumn, type Column, type NumberColumn } from "../../../table";
import { inputs } from "../../all-means";
import { byColumn } from "../../by-column";
import type { Repaired, StepRule } from "../../step-rule";
import { trainingLabels } from "../../training-labels";
import { advanced, nameOf, operated, sourceOf, type Work, type WorkColumn } from "../../work";

type Impute = StepOf<"impute">;

/** The level that missing labels become under "own-level". */
const missingLevel = "(missing)";
/** Rows that a gap is compared with at most: they travel with the model. */
const mostDonors = 1000;

/** Fills the gaps of a column by what the training rows say. */
function impute(work: Work, one: WorkColumn, step: Impute): Repaired {
  if (one.column.kind === "number" && step.number === "nearest") return fillNearest(work, one, one.column, step);
  const isConstant = (one.column.kind === "number" ? step.number : step.category) === "constant";
  const ownLevel = one.column.kind === "text" && step.category === "own-level";
  if (step.by !== undefined && !isConstant && !ownLevel) return fillByGroup(work, one, step, step.by);
  const { fill, reason } = fillOf(one.column, work.training, step);
  const operation =
    typeof fill === "number"
      ? ({ op: "fill-number", value: fill } as const)
      : ({ op: "fill-label", label: fill } as const);
  const { column, changed } = operated(work, one, operation);
  const note = { step: "impute", column: nameOf(one), reason, changed, values: { value: fill } };
  return { column, notes: changed > 0 ? [note] : [] };
}

/** What a gap becomes, by these rows. */
function fillOf(column: Column, rows: Int32Array, step: Impute): { fill: number | string; reason: NoteReason } {
  if (column.kind === "text") {
    if (step.category === "constant") return { fill: step.label ?? missingLevel, reason: "constant-value" };
    const mostFrequent = trainingLabels(column, rows)[0]?.label;
    const fill = step.category === "own-level" ? missingLevel : (mostFrequent ?? missingLevel);
    return { fill, reason: step.category };
  }
  const number = step.number === "nearest" ? "mean" : step.number;
  const fill = numberFill(column.values, rows, number, step.value ?? 0);
  return { fill: Number.isNaN(fill) ? 0 : fill, reason: number === "constant" ? "constant-value" : number };
}

function numberFill(
  values: Float64Array,
  rows: Int32Array,
  by: "median" | "mean" | "most-frequent" | "constant",
  constant: number,
): number {
  if (by === "constant") return constant;
  if (by === "mean") {
    const { mean, count } = spread(numbersIn(values, rows));
    return count > 0 ? mean : NaN;
  }
  const sorted = sortedNumbers(values, rows);
  return by === "median" ? quantile(sorted, 0.5) : mostFrequentOf(sorted);
}

/** Of equally frequent numbers the smallest. */
function mostFrequentOf(sorted: Float64Array): number {
  let best = NaN;
  let most = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from > most) [best, most] = [sorted[from] as number, to - from];
    from = to;
  }
  return best;
}

function fillByGroup(work: Work, one: WorkColumn, step: Impute, by: string): Repaired {
  const name = nameOf(one);
  const group = work.columns.find((other) => nameOf(other) === by);
  const refuse = (reason: NoteReason): Repaired => ({
    column: one,
    notes: [{ step: "impute", column: by, reason, changed: 0 }],
  });
  if (!group) return refuse("no-such-column");
  if (group.features) return refuse("already-encoded");
  // The target is not known when a row is to be predicted.
  if (by === work.target) return refuse("target-kept");
  if (group === one) return { column: one, notes: [] };
  const rowsOf = grouped(work.training, (row) => cellText(group.column, row));
  const { column } = one;
  const otherwise = fillOf(column, work.training, step).fill;
  const fills: Record<string, number | string> = {};
  for (const [label, rows] of rowsOf) {
    const known = rows.filter((row) => !isMissing(column, row));
    if (known.length > 0) fills[label] = fillOf(column, Int32Array.from(known), step).fill;
  }
  const fillAt = (row: number): number | string => {
    const label = cellText(group.column, row);
    return (label === null || !Object.hasOwn(fills, label) ? null : fills[label]) ?? otherwise;
  };
  const { filled, changed } = withFills(column, fillAt);
  const operation = { op: "fill-by", by: sourceOf(work, group), fills, otherwise } as const;
  return {
    column: advanced(one, operation, filled),
    notes:
      changed > 0
        ? [{ step: "impute", column: name, reason: "by-group", changed, values: { by, fills: shownFills(fills) } }]
        : [],
  };
}

/** The first few: "Adelie 3700, Gentoo 5000". */
const shownFills = (fills: Readonly<Record<string, number | string>>): string =>
  Object.entries(fills)
    .slice(0, 5)
    .map(([label, fill]) => `${label} ${typeof fill === "number" ? Number(fill.toPrecision(4)) : fill}`)
    .join(", ");

function fillNearest(work: Work, one: WorkColumn, column: NumberColumn, step: Impute): Repaired {
  const name = nameOf(one);
  const k = step.k ?? 5;
  const others = work.columns.filter(
    (other) => other !== one && other.column.kind === "number" && !other.features && nameOf(other) !== work.target,
  );
  if (others.length === 0) {
    return { column: one, notes: [{ step: "impute", column: name, reason: "no-neighbours", changed: 0 }] };
  }
  const columns = others.map((other) => (other.column as NumberColumn).values);
  const known = work.training.filter((row) => !Number.isNaN(column.values[row]));
  const donors = known.filter((_, at) => at % Math.ceil(known.length / mostDonors || 1) === 0);
  const cellsOf = (row: number): (number | null)[] =>
    columns.map((values) => (Number.isNaN(values[row]) ? null : (values[row] as number)));
  const { mean } = spread(numbersIn(column.values, known));
  const neighbours: Neighbours = {
    scales: columns.map((values) => spread(numbersIn(values, work.training)).sd || 1),
    donors: Array.from(donors, cellsOf),
    values: Array.from(donors, (row) => column.values[row] as number),
    k,
    otherwise: mean,
  };
  const { filled, changed } = withFills(column, (row) => nearestMean(neighbours, cellsOf(row)));
  const of = others.map((other) => sourceOf(work, other));
  return {
    column: advanced(one, { op: "fill-nearest", of, ...neighbours }, filled),
    notes: changed > 0 ? [{ step: "impute", column: name, reason: "nearest", changed, values: { k } }] : [],
  };
}

function withFills(column: Column, fillAt: (row: number) => number | string): { filled: Column; changed: number } {
  let changed = 0;
  const fill = (row: number): number | string => {
    changed++;
    return fillAt(row);
  };
  if (column.kind === "number") {
    const values = column.values.map((value, row) => (Number.isNaN(value) ? Number(fill(row)) : value));
    return { filled: numberColumn(column.name, values), changed };
  }
  const cells = Array.from(column.codes, (_, row) => cellText(column, row) ?? String(fill(row)));
  return { filled: textColumn(column.name, cells), changed };
}

export default {
  meansAll: inputs,
  apply: byColumn(impute, { fitted: ["median", "mean", "most-frequent", "by-group", "nearest"] }),
} satisfies StepRule<"impute">;
