import type { ChartTable } from "../../plots/chart-table";
/** Two-sided 95 % points of Student's t for 1 to 10 degrees of freedom; 2 beyond that is near enough here. */
const studentT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

export interface Estimate {
  readonly mean: number;
  /** Half of the 95 % interval (Student's t); 0 for a single run. */
  readonly margin: number;
}

/** Mean of some runs and how surely it is known. */
export function estimate(runs: readonly number[]): Estimate {
  const mean = runs.reduce((sum, value) => sum + value, 0) / runs.length;
  if (runs.length < 2) return { mean, margin: 0 };
  const variance = runs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs.length - 1);
  return { mean, margin: (studentT[runs.length - 2] ?? 2) * Math.sqrt(variance / runs.length) };
}

/** The difference a step made, run by run on the same splits; "chance" where its interval takes in 0. */
export function difference(
  before: readonly number[],
  after: readonly number[],
): Estimate & { readonly chance: boolean } {
  const runs = after.map((value, index) => value - (before[index] ?? NaN));
  const { mean, margin } = estimate(runs);
  return { mean, margin, chance: Math.abs(mean) <= margin };
}

/** An axis that all of these runs fit on: down to the next twentieth, up to 1. */
export function scoreDomain(runs: readonly number[]): readonly [number, number] {
  const least = Math.min(0.95, ...runs.filter(Number.isFinite));
  return [Math.max(-1, Math.floor(least * 20 + 1e-9) / 20), 1];
}

/** The scores as a chart's table: a stage a row, with the ends of its interval; empty where it was not measured. */
export function effectTable(
  stages: readonly string[],
  means: readonly ({ readonly mean: number; readonly margin: number } | null)[],
  words: Readonly<Record<"name" | "mean" | "low" | "high", string>>,
): ChartTable {
  return {
    columns: [words.name, words.mean, words.low, words.high].map((name) => ({ name })),
    rows: stages.map((stage, count) => {
      const one = means[count];
      const numbers = one ? [one.mean, one.mean - one.margin, Math.min(1, one.mean + one.margin)] : [null, null, null];
      return [`${count}. ${stage}`, ...numbers];
    }),
  };
}
