import type { RunRecord } from "../experiment/run-record";
import type { TrainedModel } from "../experiment/trained-model";

/** The model of the newest run that came to its end: it can be asked while the next run trains. */
export function latestModel(run: RunRecord | null, kept: readonly RunRecord[]): TrainedModel | null {
  const newestFirst = [...kept, ...(run ? [run] : [])].reverse();
  return newestFirst.find(({ result, model }) => result !== null && model !== null)?.model ?? null;
}
