import * as v from "valibot";
import { parse, YAMLParseError } from "yaml";
import { closestName } from "../experiment/closest-name";
import { quoted } from "../experiment/quoted";
import { schemaProblem } from "../experiment/schema-problem";
import { unknownField } from "../experiment/unknown-field";
import { carried } from "./carry-over";
import type { LessonProblem } from "./lesson";
import { ruleNames } from "./tutor/remark";

/** A reader of YAML takes its time with brackets in brackets. */
const mostCharacters = 4000;

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

/**
 * Reads YAML front matter; problems "front-matter-missing", "front-matter-long", "front-matter-yaml", "front-matter-field"
 * and "front-matter-unknown", with their line in the file.
 */
export function readFrontMatter(
  yaml: string | null,
  id: string,
): { readonly frontMatter: FrontMatter; readonly problems: readonly LessonProblem[] } {
  const failed = (line: number, code: string, values?: Record<string, string | number>) => ({
    frontMatter: fallback(id),
    problems: [{ line, code, values }],
  });
  if (yaml === null) return failed(1, "front-matter-missing");
  if (yaml.length > mostCharacters) return failed(1, "front-matter-long", { most: mostCharacters });
  let document: unknown;
  try {
    document = parse(yaml, { logLevel: "error" });
  } catch (error) {
    const [at] = error instanceof YAMLParseError ? (error.linePos ?? []) : [];
    return failed((at?.line ?? 0) + 1, "front-matter-yaml");
  }
  // The three dashes are line 1 of the file.
  const lineOf = (field: string): number =>
    yaml.split("\n").findIndex((line) => line.startsWith(`${field.split(".", 1)[0]}:`)) + 2;
  const result = v.safeParse(frontMatterSchema, document);
  if (!result.success) {
    const { field, problem } = schemaProblem(result.issues[0]);
    return failed(lineOf(field), "front-matter-field", { field, problem });
  }
  const unknown = unknownField(frontMatterSchema, document, result.output);
  if (!unknown) return { frontMatter: result.output, problems: [] };
  const { name, known } = unknown;
  const closest = closestName(name, known) ?? "";
  const values = { field: quoted(name), closest, names: known.join(", ") };
  return { frontMatter: result.output, problems: [{ line: lineOf(name), code: "front-matter-unknown", values }] };
}
