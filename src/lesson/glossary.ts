import type { Block, LessonProblem } from "./lesson";
import { readMarkdown } from "./markdown";
import { parseBlocks, type PartContext } from "./parse-blocks";

export interface GlossaryEntry {
  /** What `[word](glossary:id)` names. */
  readonly id: string;
  readonly term: string;
  readonly blocks: readonly Block[];
}

/** "Learning rate" → "learning-rate". */
const termId = (term: string): string =>
  term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Reads `lessons/<language>/glossary.md`: a second-level heading a term, its explanation below. */
export function parseGlossary(source: string): {
  readonly entries: readonly GlossaryEntry[];
  readonly problems: readonly LessonProblem[];
} {
  const problems: LessonProblem[] = [];
  const entries: GlossaryEntry[] = [];
  const lines = source.split(/\r\n|\r|\n/);
  const heads = lines.flatMap((line, index) => (line.startsWith("## ") ? [index] : []));
  for (const [index, head] of heads.entries()) {
    const term = (lines[head] ?? "").slice(3).trim();
    const text = lines.slice(head + 1, heads[index + 1] ?? lines.length).join("\n");
    const context: PartContext = {
      text,
      lineOffset: head + 1,
      problem: (problem) => {
        problems.push(problem);
        return { type: "problem", problem };
      },
      hint: () => null,
      questionId: () => ({ id: "", problem: null }),
    };
    entries.push({ id: termId(term), term, blocks: parseBlocks(readMarkdown(text).children, context) });
  }
  return { entries: entries.sort((a, b) => a.term.localeCompare(b.term, "en")), problems };
}
