import type { ListItem, PhrasingContent, RootContent } from "mdast";
import type { Block, Question } from "./lesson";
import { attributesOf, lineOf, parseBlocks, type PartContext } from "./parse-blocks";
import { parseInlines } from "./parse-inlines";

const mark = /^\[([ xX])\]\s+/;

/**
 * Reads a `:::question`: prompt, then one list of choices (`[x]` holds, `[ ]` does not), then the model answer as a quote.
 * The first line of a choice is the choice, the lines after it the reason shown once it is chosen.
 */
export function parseQuestion(
  node: Extract<RootContent, { type: "containerDirective" }>,
  context: PartContext,
): readonly Block[] {
  const line = lineOf(node, context);
  const attributes = attributesOf(node);
  const { id, problem } = context.questionId(attributes["id"], line);
  const rest: RootContent[] = [...node.children];
  const last = rest.at(-1);
  let answer: readonly Block[] = [];
  if (last?.type === "blockquote") {
    answer = parseBlocks(last.children, context, 1);
    rest.pop();
  }
  let choices: Question["choices"] = [];
  const list = rest.at(-1);
  const blocks: Block[] = problem ? [problem] : [];
  if (list?.type === "list") {
    rest.pop();
    choices = list.children.map((item) => parseChoice(item, line, context, blocks));
  }
  const question: Question = {
    id,
    prompt: parseBlocks(rest, context, 1),
    choices,
    prediction: "prediction" in attributes,
    answer,
  };
  blocks.push({ type: "question", question });
  return blocks;
}

function parseChoice(item: ListItem, line: number, context: PartContext, blocks: Block[]): Question["choices"][number] {
  const paragraphs = item.children.flatMap((child) => (child.type === "paragraph" ? [child.children] : []));
  const [choice, reason] = divideAtFirstLine(paragraphs[0] ?? []);
  const first = choice[0];
  const marked = first?.type === "text" ? mark.exec(first.value) : null;
  if (marked && first?.type === "text") choice[0] = { ...first, value: first.value.slice(marked[0].length) };
  else
    blocks.push(context.problem({ line: item.position ? lineOf(item, context) : line, code: "choice-without-mark" }));
  const later = paragraphs.slice(1).flatMap((paragraph) => [{ type: "text" as const, value: " " }, ...paragraph]);
  return {
    text: parseInlines(choice),
    right: marked?.[1]?.toLowerCase() === "x",
    reason: trimStart(parseInlines([...reason, ...later])),
  };
}

/** Divides phrasing content at its first line break (in plain text, not within emphasis). */
function divideAtFirstLine(nodes: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  for (const [index, node] of nodes.entries()) {
    if (node.type === "break") return [nodes.slice(0, index), nodes.slice(index + 1)];
    if (node.type !== "text") continue;
    const end = node.value.indexOf("\n");
    if (end < 0) continue;
    const before = { ...node, value: node.value.slice(0, end) };
    const after = { ...node, value: node.value.slice(end + 1).trimStart() };
    return [
      [...nodes.slice(0, index), before],
      [after, ...nodes.slice(index + 1)],
    ];
  }
  return [[...nodes], []];
}

function trimStart(inlines: ReturnType<typeof parseInlines>): ReturnType<typeof parseInlines> {
  const first = inlines[0];
  return first?.type === "text" ? [{ ...first, text: first.text.trimStart() }, ...inlines.slice(1)] : inlines;
}
