import type { Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { directive } from "micromark-extension-directive";

// Block directives only: with inline ones on, "3:1" becomes a directive.
const blockDirectives = { flow: directive().flow };

// Raw HTML shows as text; no headings but steps, no images, no link definitions, and indenting means nothing.
const leftOut = {
  disable: {
    null: ["htmlFlow", "htmlText", "setextUnderline", "labelStartImage", "definition", "codeIndented"],
  },
};

/** Markdown as a lesson may use it, as an mdast tree. */
export function readMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [blockDirectives, leftOut], mdastExtensions: [directiveFromMarkdown()] });
}
