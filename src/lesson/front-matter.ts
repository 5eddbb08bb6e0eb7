import * as v from "valibot";
import { parse } from "yaml";
import { carried } from "./carry-over";
import type { LessonProblem } from "./lesson";
import { ruleNames } from "./tutor/remark";

const lessonId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/));

/** What stands between the two lines of dashes at the top of a lesson. */
const frontMatterSchema = v.object({
  format: v.literal(1),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
  bench: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  order: v.optional(v.number(), 1000),
  continues: v.optional(lessonId),
  carries: v.optional(v.picklist(carried), "preparation"),
  "start-runs": v.optional(v.boolean(), true),
  "tutor-silent": v.optional(v.array(v.picklist(ruleNames)), []),
});
export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

/** A lesson with unreadable front matter still renders, under these. */
const fallback = (title: string): FrontMatter => ({
  format: 1,
  title,
  minutes: 15,
  bench: title,
  order: 1000,
  carries: "preparation",
  "start-runs": true,
  "tutor-silent": [],
});

/** Reads YAML front matter; problems "front-matter-missing", "front-matter-yaml" and "front-matter-field". */
export function readFrontMatter(
  yaml: string | null,
  id: string,
): { readonly frontMatter: FrontMatter; readonly problems: readonly LessonProblem[] } {
  const failed = (code: string, values?: Record<string, string>) => ({
    frontMatter: fallback(id),
    problems: [{ line: 1, code, values }],
  });
  if (yaml === null) return failed("front-matter-missing");
  let document: unknown;
  try {
    document = parse(yaml);
  } catch {
    return failed("front-matter-yaml");
  }
  const result = v.safeParse(frontMatterSchema, document);
  if (result.success) return { frontMatter: result.output, problems: [] };
  const issue = result.issues[0];
  return failed("front-matter-field", { field: v.getDotPath(issue) ?? "", problem: issue.message });
}
