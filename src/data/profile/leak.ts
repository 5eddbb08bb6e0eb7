import type { Task } from "../../experiment/experiment";
import { grouped } from "../grouped";
import { firstShuffledRows } from "../split/row-order";
import { cellText, isMissing, type Column, type Table } from "../table";
import { likelyTask } from "../target";

const folds = 5;
const fewestRows = 20;
const mostRows = 1500;
const bins = 20;
/** Accuracy, or R² for a number, past which one column alone knows too much. */
const tooGood = 0.975;

/**
 * How well one column alone predicts the target on rows it was not fitted on (5 folds): by the most frequent class, or
 * the mean, of each label or of each of 20 bins with equally many rows.
 * @returns accuracy or R², and only where it is too good to be true (and better than always guessing); else null
 */
export function leakScore(
  table: Table,
  column: Column,
  target: Column,
  task: Task = likelyTask(target),
): number | null {
  const rows = sampleRows(table, column, target);
  if (rows.length < fewestRows) return null;
  const truth = rows.map((row) => (task === "classification" ? (cellText(target, row) ?? "") : numberIn(target, row)));
  let wrong = 0;
  let wrongByGuess = 0;
  for (let fold = 0; fold < folds; fold++) {
    const training = rows.map((_, index) => index).filter((index) => index % folds !== fold);
    const groupOf = grouping(
      column,
      training.map((index) => rows[index] as number),
    );
    const fitted = fit(training, (index) => groupOf(rows[index] as number), truth, task);
    for (let index = fold; index < rows.length; index += folds) {
      const actual = truth[index] as string | number;
      const predicted = fitted.byGroup.get(groupOf(rows[index] as number)) ?? fitted.overall;
      wrong += loss(actual, predicted);
      wrongByGuess += loss(actual, fitted.overall);
    }
  }
  if (wrongByGuess === 0) return null;
  const score = 1 - wrong / (task === "classification" ? rows.length : wrongByGuess);
  return score >= tooGood && wrong < 0.2 * wrongByGuess ? score : null;
}

const numberIn = (column: Column, row: number): number =>
  column.kind === "number" ? (column.values[row] as number) : NaN;

const loss = (actual: string | number, predicted: string | number): number =>
  typeof actual === "number" ? (actual - Number(predicted)) ** 2 : actual === predicted ? 0 : 1;

/** Rows with both values, in an order that has nothing to do with the table's; of a large table, from every nth row. */
function sampleRows(table: Table, column: Column, target: Column): number[] {
  const every = Math.max(1, Math.floor(table.rows / (10 * mostRows)));
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row += every) {
    if (!isMissing(column, row) && !isMissing(target, row)) rows.push(row);
  }
  return [...firstShuffledRows(rows, table.sourceRows, 1, mostRows)];
}

function grouping(column: Column, training: readonly number[]): (row: number) => number {
  if (column.kind === "text") return (row) => column.codes[row] as number;
  const sorted = Float64Array.from(training, (row) => column.values[row] as number).sort();
  const edges = new Set<number>();
  for (let bin = 1; bin < bins; bin++) edges.add(sorted[Math.floor((bin * sorted.length) / bins)] as number);
  const upper = [...edges];
  return (row) => upper.filter((edge) => edge <= (column.values[row] as number)).length;
}

function fit(
  training: readonly number[],
  groupOf: (index: number) => number,
  truth: readonly (string | number)[],
  task: Task,
): { byGroup: Map<number, string | number>; overall: string | number } {
  const summary = task === "classification" ? mostFrequent : mean;
  const truthOf = (indices: readonly number[]) => indices.map((index) => truth[index] as string | number);
  return {
    byGroup: new Map([...grouped(training, groupOf)].map(([group, indices]) => [group, summary(truthOf(indices))])),
    overall: summary(truthOf(training)),
  };
}

const mean = (values: readonly (string | number)[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length;

function mostFrequent(values: readonly (string | number)[]): string | number {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | number = "";
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}
