import type { KeptBench } from "./kept-bench";
import type { Kept, Kind } from "./kinds";
import type { LessonProgress } from "./progress";

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

/** What was reached on either side stays reached; what can only be one thing is the newer's. */
function mergeProgress(older: LessonProgress, newer: LessonProgress): LessonProgress {
  const hints = { ...older.hints };
  for (const [step, opened] of Object.entries(newer.hints)) hints[step] = Math.max(hints[step] ?? 0, opened);
  return {
    ...older,
    ...newer,
    done: union(older.done, newer.done),
    answers: { ...older.answers, ...newer.answers },
    hints,
    checks: union(older.checks, newer.checks),
    finished: older.finished || newer.finished,
    exported: union(older.exported ?? [], newer.exported ?? []),
    predicted: Math.max(older.predicted ?? 0, newer.predicted ?? 0),
    openings: Math.max(older.openings, newer.openings),
  };
}

/** The newer experiment; the runs of both, the newer's last. */
function mergeBench(older: KeptBench, newer: KeptBench): KeptBench {
  const ids = new Set(newer.kept.map((run) => run.id));
  return {
    ...older,
    ...newer,
    run: newer.run ?? older.run,
    kept: [...older.kept.filter((run) => !ids.has(run.id)), ...newer.kept],
    openings: Math.max(older.openings, newer.openings),
  };
}

const mergers: { readonly [K in Kind]: (older: Kept[K], newer: Kept[K]) => Kept[K] } = {
  progress: mergeProgress,
  benches: mergeBench,
  checkpoints: (_, newer) => newer,
  files: (_, newer) => newer,
  settings: (_, newer) => newer,
};

/** Brings together two values of one record, as when another tab or another device wrote it too. */
export const merge = <K extends Kind>(kind: K, older: Kept[K], newer: Kept[K]): Kept[K] => mergers[kind](older, newer);
