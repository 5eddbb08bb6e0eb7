import type { StepOf } from "../../../../experiment/preparation";
import { quantile, sortedNumbers } from "../../../statistics";
import { numberInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { Repaired, StepRule } from "../../step-rule";
import { nameOf, operated, type Work, type WorkColumn } from "../../work";

/** Numbers to the labels of intervals: of one width between the ends of the training rows, or between their quantiles. */
function bin(work: Work, one: WorkColumn, step: StepOf<"bin">): Repaired {
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

export default {
  meansAll: numberInputs,
  apply: byColumn(bin, { fitted: ["bins"] }),
} satisfies StepRule<"bin">;
