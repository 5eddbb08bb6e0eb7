import * as v from "valibot";
import type { Experiment } from "../experiment/experiment";
import { parseKeptExperiment } from "../experiment/parse-experiment";

/** An Experiment as it comes back from storage: older formats are migrated, a broken one is refused. */
export const keptExperiment = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, Experiment>(({ dataset, addIssue, NEVER }) => {
    const outcome = parseKeptExperiment(dataset.value);
    if (outcome.ok) return outcome.value;
    addIssue({ message: `${outcome.failure.code} ${outcome.failure.field ?? ""}` });
    return NEVER;
  }),
);
