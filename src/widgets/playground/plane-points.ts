import { byChance, lacksAPart } from "../../data/split/by-chance";
import { wholeOf } from "../../data/split/shares";
import { drawPoints } from "../../datasets/points/points";
import type { DataSource } from "../../experiment/data-source";
import type { Experiment } from "../../experiment/experiment";
import type { Part } from "../../experiment/run-event";

export type PointSource = Extract<DataSource, { kind: "points" }>;

export interface PlanePoint {
  readonly x1: number;
  readonly x2: number;
  /** 0-based; its letter is A, B, … */
  readonly label: number;
  /** null: in no part, as long as the points cannot be divided. */
  readonly part: Part | null;
}

const partNames = ["train", "validation", "test"] as const satisfies readonly Part[];

export const className = (label: number): string => String.fromCharCode(65 + label);

/**
 * The points of an experiment and the part each will fall into, as the worker will find them: the same rule, the same
 * split, the same seed. Empty where the data are no points.
 */
export function planePoints({ data, split, seed }: Experiment): readonly PlanePoint[] {
  if (data.kind !== "points") return [];
  const points = drawPoints(data);
  const labels = classesOf(points.map(([, , label]) => label));
  const parts = byChance(
    points.map((_, row) => row),
    Int32Array.from(points, (_, row) => row),
    split.stratify ? Int32Array.from(points, ([, , label]) => labels.indexOf(label)) : null,
    wholeOf([split.train, split.validation, split.test]),
    split.seed ?? seed,
  );
  const partOf = new Map<number, Part>();
  if (!lacksAPart(parts, split)) {
    partNames.forEach((name, part) => parts[part]?.forEach((row) => partOf.set(row, name)));
  }
  return points.map(([x1, x2, label], row) => ({ x1, x2, label, part: partOf.get(row) ?? null }));
}

/** The classes that occur, ascending: a model's output counts only these. */
export const classesOf = (labels: Iterable<number>): readonly number[] => [...new Set(labels)].sort((a, b) => a - b);
