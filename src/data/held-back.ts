import type { Experiment } from "../experiment/experiment";
import { learnsBy } from "../experiment/learns";
import type { ModelSpec } from "../experiment/model-spec";
import { allRows } from "./profile/found-fault";
import { isMissing, takeCells, type Column } from "./table";
import { resolveTarget, type HeldBack, type Target } from "./target";

/** Whether the model learns to predict the target. */
export const learnsTarget = ({ model }: Pick<Experiment, "model">): boolean => learnsBy[model.family] === "target";

/** A, B, C and so on: groups have no names of their own. At most 20 of them are asked for. */
const groupNames = (groups: number): string[] =>
  Array.from({ length: groups }, (_, group) => String.fromCharCode(65 + group));

/**
 * What a model is asked that learns without a target.
 * @param target the column that is held back, [rows]; absent where none is named
 */
export function withoutTarget(
  model: ModelSpec,
  target: Column | undefined,
  rows: number,
  task: Experiment["task"],
  decimal: "." | ",",
): Target {
  const heldBack = target ? labelsOf(target, rows, task, decimal) : { labels: [], labelOf: noLabels(rows) };
  const nothing = { classOf: null, values: null, heldBack };
  return model.family === "clustering"
    ? { task: "clustering", classes: groupNames(model.groups), ...nothing }
    : { task: "reconstruction", classes: [], ...nothing };
}

const noLabels = (rows: number): Int32Array => new Int32Array(rows).fill(-1);

/** Numbers, and a column with too many labels or a single one, say nothing of groups. */
function labelsOf(column: Column, rows: number, task: Experiment["task"], decimal: "." | ","): HeldBack {
  const labelOf = noLabels(rows);
  const known = allRows(rows).filter((row) => !isMissing(column, row));
  const resolved = known.length > 0 ? resolveTarget(takeCells(column, known), task, decimal) : null;
  if (!resolved?.ok || !resolved.value.classOf) return { labels: [], labelOf };
  resolved.value.classOf.forEach((label, at) => (labelOf[known[at] as number] = label));
  return { labels: resolved.value.classes, labelOf };
}
