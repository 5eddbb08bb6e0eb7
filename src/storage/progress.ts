import * as v from "valibot";
import { keptExperiment } from "./kept-experiment";

const text = v.pipe(v.string(), v.maxLength(20_000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How far a learner is in one lesson; kept under the lesson's id. */
export const lessonProgress = v.object({
  format: v.literal(1),
  /** Id of the step in view. */
  step: v.optional(text),
  /** Ids of the steps that are done. */
  done: v.array(text),
  /** By question id: the choice's index, or what was written. */
  answers: v.record(v.string(), v.union([count, text])),
  /** By step id: how many hints were opened. */
  hints: v.record(v.string(), count),
  /** Checks passed, by an id that is unique in the lesson. */
  checks: v.array(text),
  finished: v.boolean(),
  /** Kinds of export made, and how often a form was asked for a prediction. */
  exported: v.optional(v.array(text)),
  predicted: v.optional(count),
  /** The Experiment in hand, where the lesson has been begun. */
  experiment: v.optional(keptExperiment),
  /** How often the sealed test set was opened. */
  openings: count,
});
export type LessonProgress = v.InferOutput<typeof lessonProgress>;

export const newLessonProgress = (): LessonProgress => ({
  format: 1,
  done: [],
  answers: {},
  hints: {},
  checks: [],
  finished: false,
  openings: 0,
});
