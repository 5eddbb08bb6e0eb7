import * as v from "valibot";
import type { Evidence } from "./evidence";
import type { Grade } from "./grade";

/** A named check. Its parameters come as strings from Markdown and go through `parameters` before it is graded. */
export interface Check {
  readonly name: string;
  readonly parameters: v.GenericSchema<unknown, unknown>;
  /** Parameters as written; throws where they are not valid (the parser has seen to that). */
  readonly grade: (parameters: Readonly<Record<string, string>>, evidence: Evidence) => Grade;
}

/** Ties the type of a check's parameters to its schema. */
export function defineCheck<P>(
  name: string,
  parameters: v.GenericSchema<unknown, P>,
  grade: (parameters: P, evidence: Evidence) => Grade,
): Check {
  return { name, parameters, grade: (raw, evidence) => grade(v.parse(parameters, raw), evidence) };
}

/** A number written in Markdown. */
export const numberText = v.pipe(
  v.string(),
  v.regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, "is not a number"),
  v.transform(Number),
);
export const countText = v.pipe(numberText, v.integer("is not a whole number"), v.minValue(0));
export const nameText = v.pipe(v.string(), v.minLength(1, "is empty"), v.maxLength(1000));
