import { yeoJohnson } from "../apply-cells";
import { numbersIn, quantile, sortedNumbers } from "../statistics";
import type { PreparationStep } from "../../experiment/preparation";
import type { Repaired } from "./labels";
import { notANumber } from "./numbers";
import { nameOf, operated, type Work, type WorkColumn } from "./work";

/** Holds numbers between two quantiles of the training rows. */
export function winsorize(work: Work, one: WorkColumn, step: PreparationStep & { step: "winsorize" }): Repaired {
  if (one.column.kind !== "number") return notANumber(step.step, one);
  const rows = nameOf(one) === work.target ? undefined : work.training;
  const sorted = sortedNumbers(one.column.values, rows);
  if (sorted.length === 0) return { column: one, notes: [] };
  const [low, high] = [quantile(sorted, step.low), quantile(sorted, step.high)];
  const { column, changed } = operated(work, one, { op: "clip", low, high });
  return {
    column,
    notes: [{ step: step.step, column: nameOf(one), reason: "winsorized", changed, values: { low, high } }],
  };
}

/** Numbers to the labels of intervals: of one width between the ends of the training rows, or between their quantiles. */
export function bin(work: Work, one: WorkColumn, step: PreparationStep & { step: "bin" }): Repaired {
  if (one.column.kind !== "number") return notANumber(step.step, one);
  const sorted = sortedNumbers(one.column.values, work.training);
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (!(high > low))
    return { column: one, notes: [{ step: step.step, column: nameOf(one), reason: "no-spread", changed: 0 }] };
  const at = (share: number): number => (step.by === "width" ? low + share * (high - low) : quantile(sorted, share));
  const all = Array.from({ length: step.bins + 1 }, (_, edge) => at(edge / step.bins));
  const edges = all.filter((edge, index) => index === 0 || edge > (all[index - 1] as number));
  const labels = intervalNames(edges);
  const { column, changed } = operated(work, one, { op: "bin", edges, labels });
  return {
    column,
    notes: [
      {
        step: step.step,
        column: nameOf(one),
        reason: "bins",
        changed,
        values: { bins: labels.length, edges: shownEdges(edges) },
      },
    ],
  };
}

const shownEdges = (edges: readonly number[]): string =>
  edges.map((edge) => String(Number(edge.toPrecision(4)))).join(", ");

/** "3.1 to 4.2", in as many digits as tell the edges apart. */
function intervalNames(edges: readonly number[]): string[] {
  for (let digits = 3; ; digits++) {
    const shown = edges.map((edge) => String(Number(edge.toPrecision(digits))));
    if (new Set(shown).size === shown.length || digits === 17) {
      return shown.slice(1).map((edge, index) => `${shown[index]} to ${edge}`);
    }
  }
}

/** The power of Yeo and Johnson (2000) that is most likely for the training rows. */
export function takePower(work: Work, one: WorkColumn): Repaired {
  if (one.column.kind !== "number") return notANumber("power", one);
  const values = numbersIn(one.column.values, work.training);
  const lambda = likeliestPower(values);
  const { column, changed } = operated(work, one, { op: "power", lambda });
  const shown = Number(lambda.toPrecision(3));
  return {
    column,
    notes: [{ step: "power", column: nameOf(one), reason: "power", changed, values: { value: shown } }],
  };
}

/** Maximizes the profile likelihood over −5 … 5: a grid, then golden sections around its best. */
function likeliestPower(values: Float64Array): number {
  const slope = values.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0);
  const likelihood = (lambda: number): number => {
    let sum = 0;
    let squares = 0;
    for (const x of values) sum += yeoJohnson(x, lambda);
    const mean = sum / values.length;
    for (const x of values) squares += (yeoJohnson(x, lambda) - mean) ** 2;
    return (lambda - 1) * slope - (values.length / 2) * Math.log(squares / values.length);
  };
  if (values.length < 2 || !Number.isFinite(likelihood(1))) return 1;
  const step = 0.25;
  let best = -5;
  for (let at = -5; at <= 5; at += step) if (likelihood(at) > likelihood(best)) best = at;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [best - step, best + step];
  while (high - low > 1e-9) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (likelihood(a) >= likelihood(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}
