import type { Predictions } from "../../experiment/run-event";

export interface RebuiltRow {
  /** Row of the table as it came in, 0-based. */
  readonly sourceRow: number;
  /** Mean squared error of its numbers, as the model got them. */
  readonly error: number;
}

/** The rows of a part, the worst rebuilt first; those of equal error as they came. */
export function worstFirst({ sourceRows, errors }: Predictions): readonly RebuiltRow[] {
  return Array.from(errors ?? [], (error, i) => ({ error, sourceRow: sourceRows[i] ?? 0 })).sort(
    (a, b) => b.error - a.error,
  );
}

/** Counts in bins of equal width from 0 to the largest error. */
export function errorBins(
  rows: readonly RebuiltRow[],
  bins = 20,
): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
  const most = rows[0]?.error ?? 0;
  if (!(most > 0)) return [];
  const width = most / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const { error } of rows) {
    const bin = Math.min(bins - 1, Math.floor(error / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: i * width, to: (i + 1) * width, count }));
}
