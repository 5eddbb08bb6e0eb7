import type { Experiment } from "../../experiment/experiment";
import type { Outcome } from "../../experiment/failure";
import { parseExperiment } from "../../experiment/parse-experiment";
import { isObject, type Patch } from "./read-patch";

/** Merges objects field by field; null removes a field; lists and values are replaced. Source: RFC 7396, JSON Merge Patch. */
function merge(into: Record<string, unknown>, patch: Patch): Record<string, unknown> {
  const merged = { ...into };
  for (const [key, value] of Object.entries(patch)) {
    if (key === "__proto__") continue;
    const own = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isObject(value) ? merge(isObject(own) ? own : {}, value) : value;
  }
  return merged;
}

/** The Experiment with the patch merged in; fails as `parseExperiment` does where that is no Experiment any more. */
export const patched = (experiment: Experiment, patch: Patch): Outcome<Experiment> =>
  parseExperiment(merge({ ...experiment }, patch));
