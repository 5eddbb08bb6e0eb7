import { boundedLines } from "./bounded-source";
import { readFrontMatter } from "./front-matter";
import type { Block, Lesson, LessonProblem, LessonStep, StepKind } from "./lesson";
import { divideSource, type SourcePart } from "./lesson-source";
import { readMarkdown } from "./markdown";
import { attributesOf, parseBlocks, type PartContext } from "./parse-blocks";

export const stepKinds: readonly StepKind[] = ["why", "predict", "run", "look", "check", "explain", "recap", "next"];
const mostHints = 3;
/** Of a file that is no lesson at all, so many problems are said. */
const mostProblems = 200;

/**
 * Parses a lesson's Markdown into a tree the page can render. Never throws: what is wrong becomes a problem block in its
 * place (and is listed in `problems`), the rest stays. The syntax is described in docs/lessons.md.
 */
export function parseLesson(source: string, place: { readonly id: string; readonly chapter: string }): Lesson {
  const problems: LessonProblem[] = [];
  const problem = (found: LessonProblem): Block => {
    if (problems.length >= mostProblems) return { type: "paragraph", children: [] };
    const said = problems.length < mostProblems - 1 ? found : { line: found.line, code: "and-more" };
    problems.push(said);
    return { type: "problem", problem: said };
  };
  const { lines, problems: outOfBounds } = boundedLines(source);
  const { frontMatter: yaml, parts } = divideSource(lines);
  const { frontMatter, problems: atTheTop } = readFrontMatter(yaml, place.id);
  const questionIds = new Set<string>();
  const stepIds = new Set<string>();
  const lede: Block[] = [...atTheTop, ...outOfBounds].map(problem);
  const steps: LessonStep[] = [];

  for (const part of parts) {
    const hints: (readonly Block[])[] = [];
    const context = partContext(part, problem, questionIds, hints);
    if (part.head === null) {
      lede.push(...parseBlocks(readMarkdown(part.text).children, context));
      continue;
    }
    const { attributes, problems: inHead } = readHead(part.head, part.line - 1, problem);
    const blocks = [...inHead, ...parseBlocks(readMarkdown(part.text).children, context)];
    const wanted = attributes["id"] ?? `s${steps.length + 1}`;
    const id = freeId(wanted, stepIds);
    if (id !== wanted) blocks.push(problem({ line: part.line - 1, code: "id-taken", values: { id: wanted } }));
    steps.push({
      id,
      line: part.line - 1,
      kind: stepKinds.find((kind) => kind === attributes["kind"]) ?? "look",
      title: attributes["title"] ?? "",
      bench: attributes["bench"]?.split(/\s+/).filter(Boolean) ?? steps.at(-1)?.bench ?? [],
      blocks,
      hints,
    });
  }

  const { title, minutes, bench, order, continues, carries } = frontMatter;
  const startRuns = frontMatter["start-runs"];
  const tutorSilent = frontMatter["tutor-silent"];
  return { ...place, title, minutes, bench, order, startRuns, tutorSilent, continues, carries, lede, steps, problems };
}

/** The id that is asked for, or else the first like it that nobody has; it is taken then. */
function freeId(asked: string, taken: Set<string>): string {
  let id = asked;
  for (let n = 2; taken.has(id); n++) id = `${asked}-${n}`;
  taken.add(id);
  return id;
}

function partContext(
  part: SourcePart,
  problem: (found: LessonProblem) => Block,
  questionIds: Set<string>,
  hints: (readonly Block[])[],
): PartContext {
  return {
    text: part.text,
    lineOffset: part.line - 1,
    problem,
    hint: (blocks, line) => {
      if (part.head === null || hints.length >= mostHints) return problem({ line, code: "hint-too-many" });
      hints.push(blocks);
      return null;
    },
    questionId: (wanted, line) => {
      const asked = wanted ?? `q${questionIds.size + 1}`;
      const id = freeId(asked, questionIds);
      return { id, problem: id === asked ? null : problem({ line, code: "id-taken", values: { id: asked } }) };
    },
  };
}

const stepAttributes: readonly string[] = ["kind", "title", "bench", "id"];

function readHead(
  head: string,
  line: number,
  problem: (found: LessonProblem) => Block,
): { readonly attributes: Record<string, string>; readonly problems: readonly Block[] } {
  const node = readMarkdown(head).children[0];
  if (node?.type !== "leafDirective") {
    return {
      attributes: {},
      problems: [problem({ line, code: "malformed-directive", values: { source: head.slice(0, 60) } })],
    };
  }
  const attributes = attributesOf(node);
  const problems: Block[] = [];
  const kind = attributes["kind"] ?? "";
  if (!stepKinds.some((known) => known === kind)) problems.push(problem({ line, code: "step-kind", values: { kind } }));
  for (const name of Object.keys(attributes)) {
    if (!stepAttributes.includes(name)) problems.push(problem({ line, code: "unknown-attribute", values: { name } }));
  }
  return { attributes, problems };
}
