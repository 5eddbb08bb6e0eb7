import type { PreparationStep } from "../../../../experiment/preparation";
import { createRandom } from "../../../../experiment/random";
import type { PreparationNote } from "../../../../experiment/run-event";
import { grouped } from "../../../grouped";

/**
 * Training rows with equally many of each class: rows of the rarer classes again and again in a random order ("over"), or
 * only as many of each as the rarest has ("under"). @returns row indices, ascending; repeated ones stand together
 */
export function resample(
  training: Int32Array,
  classOf: Int32Array,
  how: (PreparationStep & { step: "resample" })["how"],
  seed: number,
): Int32Array {
  const byClass = grouped(training, (row) => classOf[row] as number);
  const sizes = [...byClass.values()].map(({ length }) => length);
  const wanted = how === "over" ? Math.max(...sizes) : Math.min(...sizes);
  const random = createRandom(seed, "resample");
  const taken = [...byClass]
    .sort(([a], [b]) => a - b)
    .flatMap(([, rows]) => {
      const order = Int32Array.from(rows);
      random.shuffle(order);
      return Array.from({ length: wanted }, (_, at) => order[at % order.length] as number);
    });
  return Int32Array.from(taken).sort();
}

/** The training rows after the steps that resample them, and what those did. @param classOf null for a number */
export function resampled(
  training: Int32Array,
  classOf: Int32Array | null,
  steps: readonly PreparationStep[],
  seed: number,
): { training: Int32Array; notes: PreparationNote[] } {
  const notes: PreparationNote[] = [];
  let rows = training;
  for (const [at, step] of steps.entries()) {
    if (step.step !== "resample" || step.off) continue;
    const before = rows.length;
    if (classOf) rows = resample(rows, classOf, step.how, seed);
    const reason = classOf ? (step.how === "over" ? "resampled-over" : "resampled-under") : "not-classes";
    notes.push({ step: step.step, at, reason, changed: Math.abs(rows.length - before) });
  }
  return { training: rows, notes };
}
