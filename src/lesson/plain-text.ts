import type { Block, Inline } from "./lesson";

/** The words of phrasing content. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ("children" in inline ? plainText(inline.children) : inline.text)).join("");
}

/** The words a learner reads in these blocks, questions and their answers left out. */
export function proseOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case "paragraph":
          return plainText(block.children);
        case "list":
          return block.items.map(proseOf).join("\n");
        case "quote":
          return proseOf(block.blocks);
        case "table":
          return [block.head, ...block.rows].map((row) => row.map(plainText).join(" ")).join("\n");
        case "code":
        case "question":
        case "check":
        case "widget":
        case "math":
        case "problem":
          return "";
        default:
          block satisfies never;
          return "";
      }
    })
    .join("\n");
}

export const wordCount = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
