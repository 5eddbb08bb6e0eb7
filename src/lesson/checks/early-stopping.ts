import * as v from "valibot";
import { defineCheck } from "./check";
import { finishedRuns } from "./evidence";
import { met, notAttempted, open } from "./grade";

/** `stopped` asks that it did stop the run. A bare attribute is the empty string. */
const parameters = v.strictObject({ stopped: v.optional(v.picklist(["", "true"])) });

/** A run with early stopping has finished. */
export const earlyStopping = defineCheck("early-stopping", parameters, ({ stopped }, evidence) => {
  const runs = finishedRuns(evidence);
  if (runs.length === 0) return notAttempted();
  const withIt = runs.filter((run) => run.experiment.training.earlyStopping);
  if (withIt.length === 0) return open("early-stopping-off");
  if (stopped === undefined || withIt.some((run) => run.result?.stopped === "early")) return met();
  return open("never-stopped-early");
});
