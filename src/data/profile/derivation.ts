import type { Task } from "../../experiment/experiment";
import type { Derivation } from "../../experiment/split-preview";
import type { Pieces } from "../pieces";
import { shuffledRows } from "../split/row-order";
import { isMissing, textColumn, type Column, type NumberColumn, type Table, type TextColumn } from "../table";
import { likelyTask } from "../target";
import { leakScore } from "./leak";

const sampleSize = 400;
const fewestRows = 40;
/** So many columns are tried in pairs: the work grows with their square. */
const mostNumbers = 30;
const mostLabelled = 12;
/** R², or the share of neighbours of one class, past which a formula is no accident. */
const certain = 0.9995;
const telling = 0.99;

const forms: readonly { form: Derivation["form"]; of: (a: number, b: number) => number }[] = [
  { form: "sum", of: (a, b) => a + b },
  { form: "difference", of: (a, b) => a - b },
  { form: "product", of: (a, b) => a * b },
  { form: "ratio", of: (a, b) => a / b },
];

/**
 * Columns that tell the target almost alone, and pairs of columns of which the sum, difference, product or ratio does (or
 * the combination of their labels), though neither does alone. Whether that is a leak or an honest feature the numbers
 * cannot say.
 */
export function* findingDerivations(
  table: Table,
  columns: readonly Column[],
  target: Column,
  task: Task = likelyTask(target),
): Pieces<Derivation[]> {
  const found: Derivation[] = [];
  const alone = new Set<Column>();
  const rows = sampled(table, target);
  const truth = truthOf(target, rows, task);
  for (const column of columns) {
    const byLevels = leakScore(table, column, target, task);
    const byOrder =
      column.kind === "number" && rows.length >= fewestRows ? scoreOf(cellsOf(column, rows), truth, task) : 0;
    const score = Math.max(byLevels ?? 0, byOrder >= telling ? byOrder : 0);
    if (score > 0) {
      alone.add(column);
      found.push({ column: column.name, form: "alone", score });
    }
    yield;
  }
  if (rows.length < fewestRows) return found;
  const others = columns.filter((column) => !alone.has(column));
  found.push(...(yield* numberPairs(others, rows, truth, task)));
  if (task === "classification") found.push(...(yield* labelPairs(table, others, target)));
  return found;
}

function* numberPairs(
  columns: readonly Column[],
  rows: Int32Array,
  truth: Float64Array,
  task: Task,
): Pieces<Derivation[]> {
  const numbers = columns.filter((column): column is NumberColumn => column.kind === "number").slice(0, mostNumbers);
  const cells = numbers.map((column) => cellsOf(column, rows));
  const found: Derivation[] = [];
  for (const [i, a] of cells.entries()) {
    for (let j = i + 1; j < cells.length; j++) {
      const b = cells[j] as Float64Array;
      let best: Derivation | null = null;
      for (const { form, of } of forms) {
        for (const [x, y, column, other] of form === "ratio"
          ? [[a, b, i, j] as const, [b, a, j, i] as const]
          : [[a, b, i, j] as const]) {
          const score = scoreOf(
            x.map((value, at) => of(value, y[at] as number)),
            truth,
            task,
          );
          if (score >= certain && score > (best?.score ?? 0))
            best = { column: (numbers[column] as Column).name, other: (numbers[other] as Column).name, form, score };
        }
      }
      if (best) found.push(best);
    }
    yield;
  }
  return found;
}

/** "a | b" as one label: what neither tells, both may. */
function* labelPairs(table: Table, columns: readonly Column[], target: Column): Pieces<Derivation[]> {
  const labelled = columns
    .filter((column): column is TextColumn => column.kind === "text" && column.labels.length <= 30)
    .slice(0, mostLabelled);
  const found: Derivation[] = [];
  for (const [i, a] of labelled.entries()) {
    for (const b of labelled.slice(i + 1)) {
      if (a.labels.length * b.labels.length > table.rows / 10) continue;
      const both = Array.from(a.codes, (code, row) => {
        const other = b.codes[row] as number;
        return code < 0 || other < 0 ? null : `${code} ${other}`;
      });
      const score = leakScore(table, textColumn("", both), target, "classification");
      if (score !== null) found.push({ column: a.name, other: b.name, form: "pair", score });
    }
    yield;
  }
  return found;
}

function sampled(table: Table, target: Column): Int32Array {
  const known: number[] = [];
  const every = Math.max(1, Math.floor(table.rows / (10 * sampleSize)));
  for (let row = 0; row < table.rows; row += every) if (!isMissing(target, row)) known.push(row);
  return shuffledRows(known, table.sourceRows, 2).slice(0, sampleSize);
}

/** Classes as whole numbers. */
function truthOf(target: Column, rows: Int32Array, task: Task): Float64Array {
  if (target.kind === "number") return Float64Array.from(rows, (row) => target.values[row] as number);
  return Float64Array.from(rows, (row) => (task === "classification" ? (target.codes[row] as number) : NaN));
}

const cellsOf = (column: NumberColumn, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => column.values[row] as number);

function scoreOf(x: Float64Array, truth: Float64Array, task: Task): number {
  return task === "classification" ? neighbourAgreement(x, truth) : correlationSquared(x, truth);
}

/** R² of the best line; 0 where fewer than half of the pairs are known or nothing varies. */
function correlationSquared(x: Float64Array, y: Float64Array): number {
  let [n, sx, sy] = [0, 0, 0];
  const isKnown = (at: number) => Number.isFinite(x[at]) && Number.isFinite(y[at]);
  for (let at = 0; at < x.length; at++) {
    if (!isKnown(at)) continue;
    n++;
    sx += x[at] as number;
    sy += y[at] as number;
  }
  if (n < Math.max(fewestRows, x.length / 2)) return 0;
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = 0; at < x.length; at++) {
    if (!isKnown(at)) continue;
    const [dx, dy] = [(x[at] as number) - sx / n, (y[at] as number) - sy / n];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0;
}

/**
 * In the order of x, the share of neighbours of one class, where all that are unlike are counted but one for each further
 * class; of equal x those that are not of the most frequent class count as unlike. 0 where chance would do nearly as well.
 */
function neighbourAgreement(x: Float64Array, classes: Float64Array): number {
  const order = [...x.keys()].filter((at) => Number.isFinite(x[at]));
  if (order.length < Math.max(fewestRows, x.length / 2)) return 0;
  order.sort((a, b) => (x[a] as number) - (x[b] as number) || (classes[a] as number) - (classes[b] as number));
  const totals = new Map<number, number>();
  let unlike = 0;
  let before: number | null = null;
  for (let from = 0; from < order.length;) {
    const counts = new Map<number, number>();
    let to = from;
    for (; to < order.length && x[order[to] as number] === x[order[from] as number]; to++) {
      const label = classes[order[to] as number] as number;
      counts.set(label, (counts.get(label) ?? 0) + 1);
      totals.set(label, (totals.get(label) ?? 0) + 1);
    }
    const [label, most] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
    unlike += to - from - most + (before !== null && before !== label ? 1 : 0);
    before = label;
    from = to;
  }
  const n = order.length;
  const byChance = n * (1 - [...totals.values()].reduce((sum, count) => sum + (count / n) ** 2, 0));
  const wrong = Math.max(0, unlike - (totals.size - 1));
  return totals.size > 1 && byChance >= 20 && wrong < 0.05 * byChance ? 1 - wrong / n : 0;
}
