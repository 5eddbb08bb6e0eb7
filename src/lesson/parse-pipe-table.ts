import type { Block, Inline } from "./lesson";
import { readMarkdown } from "./markdown";
import { parseInlines } from "./parse-inlines";

function cells(row: string): string[] {
  const inner = row.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function inlinesOf(cell: string): Inline[] {
  const first = readMarkdown(cell).children[0];
  return first?.type === "paragraph" ? parseInlines(first.children) : cell ? [{ type: "text", text: cell }] : [];
}

/** Reads a paragraph's source as a table with bars: a head, a line of dashes, rows. Null if it is none. */
export function parsePipeTable(source: string): Block | null {
  const rows = source.split("\n");
  const [head, dashes] = rows;
  if (!head?.trimStart().startsWith("|") || !dashes || !/^\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$/.test(dashes))
    return null;
  const columns = cells(head).length;
  const body = rows.slice(2).map((row) => {
    const found = cells(row).slice(0, columns);
    return Array.from({ length: columns }, (_, column) => inlinesOf(found[column] ?? ""));
  });
  return { type: "table", head: cells(head).map(inlinesOf), rows: body };
}
