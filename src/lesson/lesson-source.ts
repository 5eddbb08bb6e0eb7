/** A stretch of a lesson's source: the lede (no heading line), or a step from its `::step` line to the next. */
export interface SourcePart {
  /** 1-based line of the whole file on which `text` begins. */
  readonly line: number;
  /** The `::step{…}` line; null for the lede. */
  readonly head: string | null;
  readonly text: string;
}

export interface LessonSource {
  readonly frontMatter: string | null;
  readonly parts: readonly SourcePart[];
}

/** How many lines the front matter takes, with both its lines of dashes; 0 where there is none. */
export function frontMatterLines(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---") return 0;
  return lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---") + 1;
}

/**
 * Divides a lesson into front matter, lede and steps, line by line. Each part is parsed by itself, so that a block that
 * was never closed in one step cannot swallow the steps after it.
 */
export function divideSource(lines: readonly string[]): LessonSource {
  const next = frontMatterLines(lines);
  const frontMatter = next === 0 ? null : lines.slice(1, next - 1).join("\n");
  const parts: SourcePart[] = [];
  let head: string | null = null;
  let from = next;
  let fence: string | null = null;
  const close = (end: number) => parts.push({ line: from + 1, head, text: lines.slice(from, end).join("\n") });
  for (let index = next; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (fence !== null && mark?.startsWith(fence)) fence = null;
    if (fence !== null || !/^::step\b/.test(line)) continue;
    close(index);
    head = line;
    from = index + 1;
  }
  close(lines.length);
  return { frontMatter, parts };
}
