import * as v from "valibot";
import type { Experiment } from "../../experiment/experiment";
import { countText, defineCheck, nameText } from "./check";
import { finishedRuns } from "./evidence";
import { gradeCount } from "./grade";
import { settingAt } from "./metric-path";

const parameters = v.strictObject({ runs: countText, of: v.optional(nameText), family: v.optional(nameText) });

/** Backend and name do not make another experiment. */
const asOneSetting = (experiment: Experiment): string => JSON.stringify({ ...experiment, backend: null, name: null });

/** Finished runs (of a family) with different settings, or with different values of one setting. */
export const compared = defineCheck("compared", parameters, ({ runs, of, family }, evidence) => {
  const key = (experiment: Experiment) => (of ? JSON.stringify(settingAt(experiment, of)) : asOneSetting(experiment));
  const counted = finishedRuns(evidence).filter(({ experiment }) => !family || experiment.model.family === family);
  const different = new Set(counted.map((run) => key(run.experiment)));
  return gradeCount(different.size, runs, of ? "compare-setting" : "compare-runs", of ? { setting: of } : {});
});
