import { beforeAll, expect, test } from "vitest";
import { hostileLesson } from "../../tests/injection/hostile-lesson";
import { payloads } from "../../tests/injection/payloads";
import { parseLesson } from "./parse-lesson";
import { allowedLink } from "./parse-inlines";

interface Found {
  /** Types of all blocks and inlines. */
  readonly types: Set<string>;
  readonly addresses: Set<string>;
  readonly terms: Set<string>;
}

/** What stands in the tree of a lesson, wherever it stands. */
function found(node: unknown, all: Found = { types: new Set(), addresses: new Set(), terms: new Set() }): Found {
  if (typeof node !== "object" || node === null) return all;
  const { type, href, id } = node as { type?: unknown; href?: unknown; id?: unknown };
  if (typeof type === "string") all.types.add(type);
  if (type === "link") all.addresses.add(String(href));
  if (type === "term") all.terms.add(String(id));
  for (const child of Object.values(node)) found(child, all);
  return all;
}

const known = ["paragraph", "list", "code", "quote", "table", "question", "check", "widget", "math", "problem"];
const knownInlines = ["text", "emphasis", "strong", "code", "term", "link"];
const ofObjects = Object.getOwnPropertyNames(Object.prototype);
let plainTypes: Set<string>;
beforeAll(() => {
  plainTypes = found(parseLesson(hostileLesson(["https://plain.test/"]), { id: "x", chapter: "preview" })).types;
});

test("the lesson that carries the payloads has every kind of block and inline", () => {
  expect([...plainTypes].sort()).toEqual([...new Set([...known, ...knownInlines])].sort());
});

test.for(payloads)(
  "a lesson full of %j has no link but by https or within the app, and nothing of a new kind",
  (text) => {
    const lesson = parseLesson(hostileLesson([text]), { id: text, chapter: "preview" });
    const { types, addresses, terms } = found(lesson);
    for (const type of types) expect(plainTypes).toContain(type);
    for (const address of addresses) {
      // Read as a browser reads it: without tabs and line ends, and whatever stands before the colon is the scheme.
      const { protocol, origin } = new URL(address, "https://app.test/lessons/");
      expect(protocol).toBe("https:");
      expect(address.startsWith("#/") || /^https:\/\/./i.test(address)).toBe(true);
      if (address.startsWith("#/")) expect(origin).toBe("https://app.test");
    }
    for (const term of terms) expect(term).toMatch(/^[a-z0-9-]+$/);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(ofObjects);
  },
);

test.for(payloads)("%j by itself is an address for a link only by https or within the app", (text) => {
  if (allowedLink(text)) expect(new URL(text, "https://app.test/").protocol).toBe("https:");
  expect(allowedLink(text)).toBe(/^(https:\/\/|#\/)/.test(text));
});
