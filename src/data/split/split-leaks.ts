import type { Experiment, Task } from "../../experiment/experiment";
import type { SplitLeak } from "../../experiment/split-preview";
import type { Pieces } from "../pieces";
import { learnsTarget } from "../held-back";
import { findingDerivations } from "../profile/derivation";
import { earlyFit } from "../profile/early-fit";
import { columnNamed, type Table } from "../table";
import { copiesAcross } from "./copies-across";
import { futureInThePast } from "./future";
import { namesAcross } from "./names-across";
import { placedApart } from "./placed";
import type { Parts } from "./split-rows";

/** A score past which a column is hardly an honest feature: it is the target by another name. */
const certain = 0.995;

/**
 * What a model could know of the rows by which it is judged, the loud ones first. In pieces of a column.
 * @param table the rows that `parts` index, as they came in @param used names of the columns the model is given
 */
export function* findingLeaks(
  table: Table,
  parts: Parts,
  experiment: Experiment,
  used: readonly string[],
  task: Task,
): Pieces<SplitLeak[]> {
  const { split, preparation } = experiment;
  const target = columnNamed(table, experiment.target);
  const others = [...parts.validation, ...parts.test];
  // Where nothing is predicted, nothing gives it away.
  if (!target || !learnsTarget(experiment) || others.length === 0) return [];
  const features = table.columns.filter(({ name }) => used.includes(name));
  const leaks: SplitLeak[] = [];
  const group = split.group === undefined || split.time !== undefined ? undefined : columnNamed(table, split.group);
  if (group && split.placed) {
    const byHand = new Set(
      [split.placed.train, split.placed.validation, split.placed.test].flatMap((rows) => rows ?? []),
    );
    const placed = [...table.sourceRows.keys()].filter((row) => byHand.has(table.sourceRows[row] as number));
    const rows = placedApart([[...parts.train], [...parts.validation], [...parts.test]], group, placed);
    if (rows > 0) leaks.push({ leak: "group-apart", loud: true, column: group.name, rows });
  }
  leaks.push(...(yield* copiesAcross(table, parts.train, others)));
  const naming = table.columns.filter((column) => column !== target && column !== group);
  const isSettled = group !== undefined || split.time !== undefined;
  leaks.push(...(yield* namesAcross(table, parts.train, others, naming, features, isSettled)));
  leaks.push(...(yield* futureInThePast(table, parts.train, others, target, split.time)));
  for (const derivation of yield* findingDerivations(table, features, target, task))
    leaks.push({ leak: "derived", loud: derivation.score >= certain, ...derivation });
  for (const column of features) {
    if (column.kind !== "number") continue;
    yield;
    const found = earlyFit(column);
    if (!found || preparation.some((step) => readsAsMissing(step, column.name, found.value))) continue;
    const { sure, ...early } = found;
    leaks.push({ leak: "fitted-early", loud: sure, ...early });
  }
  return leaks.sort((a, b) => Number(b.loud) - Number(a.loud));
}

/** The learner has taken the filled gaps for gaps again. */
function readsAsMissing(step: Experiment["preparation"][number], column: string, value: number | undefined): boolean {
  if (step.step !== "missing-marks" || step.off || value === undefined) return false;
  return (step.columns === "all" || step.columns.includes(column)) && step.marks.includes(String(value));
}
