import type { PhrasingContent } from "mdast";
import type { Inline } from "./lesson";

const deepest = 12;

/** The addresses a lesson may link to: pages by https, and places in the app. */
export function allowedLink(address: string): boolean {
  return /^(https:\/\/[^\s]|#\/)/i.test(address);
}

// No word is as long; the browser takes time by the square of its letters, seconds for 100,000.
const longWord = /\S{1000}(?=\S)/gu;

/** In one line, and with places where a word without end may be broken. */
const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").replace(longWord, "$&\u200B");

/** Turns mdast's phrasing content into the page's; what is not allowed becomes the text it was made of. */
export function parseInlines(nodes: readonly PhrasingContent[], depth = 0): Inline[] {
  const inlines: Inline[] = [];
  for (const node of nodes) {
    switch (node.type) {
      case "text":
      case "html":
        inlines.push({ type: "text", text: inOneLine(node.value) });
        break;
      case "inlineCode":
        inlines.push({ type: "code", text: inOneLine(node.value) });
        break;
      case "break":
        inlines.push({ type: "text", text: " " });
        break;
      case "emphasis":
      case "strong":
        // Deeper, only the text is kept.
        if (depth < deepest) inlines.push({ type: node.type, children: parseInlines(node.children, depth + 1) });
        else inlines.push(...parseInlines(node.children, depth + 1));
        break;
      case "link": {
        const children = parseInlines(node.children, depth + 1);
        const term = /^glossary:([a-z0-9-]+)$/.exec(node.url)?.[1];
        if (term) inlines.push({ type: "term", id: term, children });
        else if (allowedLink(node.url)) inlines.push({ type: "link", href: node.url, children });
        else inlines.push(...children);
        break;
      }
      default:
        if ("children" in node) {
          inlines.push(...parseInlines(node.children as PhrasingContent[], depth + 1));
        } else if ("value" in node && typeof node.value === "string") {
          inlines.push({ type: "text", text: inOneLine(node.value) });
        }
    }
  }
  return inlines;
}
