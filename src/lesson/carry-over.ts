import type { Experiment } from "../experiment/experiment";
import { learnsBy } from "../experiment/learns";

/** What a lesson takes over from the learner's own work in the lesson before. */
export const carried = ["preparation", "model"] as const;
export type Carried = (typeof carried)[number];

/**
 * The lesson's start with the learner's own work in it: data, preparation and split; with "model" also the model and its
 * training. The rest (whether the test is open, the backend) is the lesson's.
 */
export function carryOver(own: Experiment, start: Experiment, carries: Carried): Experiment {
  const { seed, data, reading, judge, task, preparation, split, model, training } = own;
  // What was learned without a target may be followed by a model that needs one.
  const needsTarget = own.target === "" && carries === "preparation" && learnsBy[start.model.family] === "target";
  const target = needsTarget ? start.target : own.target;
  const prepared: Experiment = { ...start, seed, data, reading, target, judge, task, preparation, split };
  return carries === "model" ? { ...prepared, model, training } : prepared;
}
