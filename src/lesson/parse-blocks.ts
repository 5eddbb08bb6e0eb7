import type { Paragraph, RootContent } from "mdast";
import { readCheck } from "./checks/read-check";
import type { Block, LessonProblem } from "./lesson";
import { parseInlines } from "./parse-inlines";
import { parseQuestion } from "./parse-question";
import { parsePipeTable } from "./parse-pipe-table";

const deepest = 12;

/** What the parser knows while it walks one part of a lesson. */
export interface PartContext {
  /** The part's own Markdown, by whose offsets a paragraph is read again as a table. */
  readonly text: string;
  /** Lines of the file before the part. */
  readonly lineOffset: number;
  readonly problem: (problem: LessonProblem) => Block;
  /** Gets the blocks of a `:::hint`. */
  readonly hint: (blocks: readonly Block[], line: number) => Block | null;
  /** Answers with a problem where the id is taken. */
  readonly questionId: (
    wanted: string | undefined,
    line: number,
  ) => { readonly id: string; readonly problem: Block | null };
}

/** Attributes of a directive as plain strings; a bare attribute is the empty string. */
export function attributesOf(node: {
  attributes?: Record<string, string | null | undefined> | null;
}): Record<string, string> {
  return Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? ""]));
}

export const lineOf = (node: RootContent, context: PartContext): number =>
  (node.position?.start.line ?? 1) + context.lineOffset;

/** Turns block content into the page's. `depth` 0 is the step itself: directives stand there and nowhere deeper. */
export function parseBlocks(nodes: readonly RootContent[], context: PartContext, depth = 0): Block[] {
  const [first] = nodes;
  if (first && depth > deepest)
    return [context.problem({ line: lineOf(first, context), code: "too-deep", values: { most: deepest } })];
  return nodes.flatMap((node) => parseBlock(node, context, depth) ?? []);
}

function parseBlock(node: RootContent, context: PartContext, depth: number): Block | readonly Block[] | null {
  const line = lineOf(node, context);
  switch (node.type) {
    case "paragraph":
      return parseParagraph(node, context, line);
    case "list":
      return {
        type: "list",
        ordered: node.ordered ?? false,
        items: node.children.map((item) => parseBlocks(item.children, context, depth + 1)),
      };
    case "blockquote":
      return { type: "quote", blocks: parseBlocks(node.children, context, depth + 1) };
    case "code":
      return { type: "code", text: node.value, language: node.lang ?? "" };
    case "thematicBreak":
      return null;
    case "leafDirective":
      if (depth > 0) return context.problem({ line, code: "nested-directive", values: { name: node.name } });
      return parseLeaf(node.name, attributesOf(node), context, line);
    case "containerDirective":
      return parseContainer(node, context, line, depth);
    case "html":
      return { type: "paragraph", children: [{ type: "text", text: node.value }] };
    default:
      return context.problem({ line, code: "not-in-a-lesson", values: { what: node.type } });
  }
}

function parseParagraph(node: Paragraph, context: PartContext, line: number): Block | readonly Block[] {
  const first = node.children[0];
  if (first?.type === "text" && first.value.startsWith("::")) {
    return context.problem({ line, code: "malformed-directive", values: { source: first.value.slice(0, 60) } });
  }
  const source = context.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return parsePipeTable(source) ?? { type: "paragraph", children: parseInlines(node.children) };
}

function parseLeaf(name: string, attributes: Record<string, string>, context: PartContext, line: number): Block {
  switch (name) {
    case "check": {
      const check = readCheck(attributes);
      return check.ok
        ? { type: "check", check: check.value, line }
        : context.problem({ line, code: check.code, values: check.values });
    }
    case "math":
      return { type: "math", tex: attributes["tex"] ?? "", text: attributes["text"] ?? attributes["tex"] ?? "" };
    case "hint":
    case "question":
      return context.problem({ line, code: "needs-three-colons", values: { name } });
    default:
      return { type: "widget", widget: name, attributes, line };
  }
}

function parseContainer(
  node: Extract<RootContent, { type: "containerDirective" }>,
  context: PartContext,
  line: number,
  depth: number,
): readonly Block[] {
  if (depth > 0) return [context.problem({ line, code: "nested-directive", values: { name: node.name } })];
  const blocks: Block[] = [];
  const lastLine =
    context.text
      .slice(0, node.position?.end.offset ?? 0)
      .split("\n")
      .at(-1) ?? "";
  if (!/^\s*:{3,}\s*$/.test(lastLine))
    blocks.push(context.problem({ line, code: "never-closed", values: { name: node.name } }));
  switch (node.name) {
    case "hint": {
      const problem = context.hint(parseBlocks(node.children, context, depth + 1), line);
      if (problem) blocks.push(problem);
      break;
    }
    case "question":
      blocks.push(...parseQuestion(node, context));
      break;
    default:
      blocks.push(context.problem({ line, code: "unknown-block", values: { name: node.name } }));
      blocks.push(...parseBlocks(node.children, context, depth + 1));
  }
  return blocks;
}
