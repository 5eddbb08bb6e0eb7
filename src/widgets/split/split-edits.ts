import type { Split } from "../../experiment/preparation";
import { mostPlacedRows } from "../../experiment/step-fields";
import type { Part } from "../../experiment/run-event";

export const partNames = ["train", "validation", "test"] as const;

/** How rows are dealt, as the learner names it. */
export type Way = "chance" | "classes" | "group" | "time";

export function wayOf(split: Split, isClasses: boolean): Way {
  if (split.time !== undefined) return "time";
  if (split.group !== undefined) return "group";
  return split.stratify && isClasses ? "classes" : "chance";
}

/** @param column by which groups or time go; the way stays as it is where none is known */
export function withWay(split: Split, way: Way, column: string | undefined): Split {
  const { group: _group, time: _time, ...rest } = split;
  if (way === "chance" || way === "classes") return { ...rest, stratify: way === "classes" };
  if (column === undefined) return split;
  return way === "group" ? { ...rest, group: column } : { ...rest, time: column };
}

/** The others give way in their proportion. @param percent 0 to 100 */
export function withShare(split: Split, part: Part, percent: number): Split {
  const share = percent / 100;
  const others = partNames.filter((one) => one !== part && !(one === "test" && split.testWhere));
  const rest = others.reduce((sum, one) => sum + split[one], 0);
  const next = { ...split, [part]: share };
  for (const one of others)
    next[one] = Number(((rest > 0 ? split[one] / rest : 1 / others.length) * (1 - share)).toFixed(4));
  return next;
}

export function withoutPlaced({ placed: _, ...split }: Split): Split {
  return split;
}

export const placedRows = ({ placed }: Split): number[] => partNames.flatMap((part) => placed?.[part] ?? []);

export const placedIn = ({ placed }: Split, row: number): Part | null =>
  partNames.find((part) => placed?.[part]?.includes(row)) ?? null;

/**
 * These rows in this part by hand, wherever they were; null: where chance has them.
 * @param rows places in the table as it came in @returns null where there would be too many
 */
export function withRowsIn(split: Split, rows: readonly number[], part: Part | null): Split | null {
  const moved = new Set(rows);
  const placed: Partial<Record<Part, number[]>> = {};
  for (const one of partNames) {
    const stays = (split.placed?.[one] ?? []).filter((row) => !moved.has(row));
    const now = one === part ? [...stays, ...moved].sort((a, b) => a - b) : stays;
    if (now.length > 0) placed[one] = now;
  }
  const next = { ...withoutPlaced(split), ...(Object.keys(placed).length > 0 && { placed }) };
  return placedRows(next).length > mostPlacedRows ? null : next;
}
