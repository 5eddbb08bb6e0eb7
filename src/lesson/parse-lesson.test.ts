import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "./lesson";
import { parseLesson } from "./parse-lesson";

const place = { id: "clean-it", chapter: "1-prepare" };
const head = "---\nformat: 1\ntitle: Clean it\nminutes: 15\nbench: Penguins\n---\n";
const parse = (body: string) => parseLesson(head + body, place);
const typesOf = (blocks: readonly Block[]) => blocks.map((block) => block.type);

describe("a lesson", () => {
  test("has its front matter, its lede and its steps", () => {
    const lesson = parse(`
Why it *matters*.

::step{kind=predict title="What will happen?" bench="table curves"}

Look.

::step{kind=run}

Train.
`);
    expect(lesson.problems).toEqual([]);
    expect(lesson).toMatchObject({
      id: "clean-it",
      title: "Clean it",
      minutes: 15,
      bench: "Penguins",
      startRuns: true,
    });
    expect(lesson.lede).toEqual([
      {
        type: "paragraph",
        children: [
          { type: "text", text: "Why it " },
          { type: "emphasis", children: [{ type: "text", text: "matters" }] },
          { type: "text", text: "." },
        ],
      },
    ]);
    expect(lesson.steps.map(({ id, kind, title, bench }) => ({ id, kind, title, bench }))).toEqual([
      { id: "s1", kind: "predict", title: "What will happen?", bench: ["table", "curves"] },
      { id: "s2", kind: "run", title: "", bench: ["table", "curves"] },
    ]);
  });

  test("keeps a question's choices, their reasons and the model answer", () => {
    const lesson = parse(`
::step{kind=predict}

:::question{id=missing prediction}
What happens?

- [x] It must be *filled* in.
  A cell is not a number.
  Not at all.
- [ ] It is ignored.

> The median takes its place.
:::
`);
    expect(lesson.problems).toEqual([]);
    expect(lesson.steps[0]?.blocks[0]).toMatchObject({
      type: "question",
      question: {
        id: "missing",
        prediction: true,
        prompt: [{ type: "paragraph", children: [{ type: "text", text: "What happens?" }] }],
        choices: [
          {
            right: true,
            text: [{ text: "It must be " }, { type: "emphasis" }, { text: " in." }],
            reason: [{ type: "text", text: "A cell is not a number. Not at all." }],
          },
          { right: false, text: [{ type: "text", text: "It is ignored." }], reason: [] },
        ],
        answer: [{ type: "paragraph", children: [{ type: "text", text: "The median takes its place." }] }],
      },
    });
  });

  test("asks for writing where a question has no list", () => {
    const lesson = parse("::step{kind=explain}\n\n:::question\nWhy?\n\n> Because.\n:::\n");
    expect(lesson.steps[0]?.blocks[0]).toMatchObject({ question: { id: "q1", choices: [], prediction: false } });
  });

  test("has checks, widgets, mathematics and up to three hints", () => {
    const lesson = parse(`
::step{kind=check}

::check{metric=validation.accuracy min=0.95 text="At least 0.95"}

::check{column-dropped column="Ring Note"}

::table{rows=12 sorted}

::math{text="loss = −ln(p)"}

:::hint
Look.
:::

:::hint
Closer.
:::
`);
    expect(lesson.problems).toEqual([]);
    const [step] = lesson.steps;
    expect(step?.hints).toHaveLength(2);
    expect(step?.blocks).toMatchObject([
      {
        type: "check",
        check: { name: "metric", parameters: { metric: "validation.accuracy", min: "0.95" }, text: "At least 0.95" },
      },
      { type: "check", check: { name: "column-dropped", parameters: { column: "Ring Note" } } },
      { type: "widget", widget: "table", attributes: { rows: "12", sorted: "" }, line: 14 },
      { type: "math", tex: "", text: "loss = −ln(p)" },
    ]);
  });

  test("has tables", () => {
    const lesson = parse("| Model | Loss |\n|---|--:|\n| linear | *0.31* |\n| network |\n");
    expect(lesson.lede).toEqual([
      {
        type: "table",
        head: [[{ type: "text", text: "Model" }], [{ type: "text", text: "Loss" }]],
        rows: [
          [[{ type: "text", text: "linear" }], [{ type: "emphasis", children: [{ type: "text", text: "0.31" }] }]],
          [[{ type: "text", text: "network" }], []],
        ],
      },
    ]);
  });

  test("leaves a ratio such as 3:1 as it was written", () => {
    expect(parse("Mixed 3:1, at 12:30.").lede).toEqual([
      { type: "paragraph", children: [{ type: "text", text: "Mixed 3:1, at 12:30." }] },
    ]);
  });
});

describe("what is not allowed", () => {
  test("HTML shows as text", () => {
    const lesson = parse('<script>alert(1)</script>\n\nA <img src=x onerror="alert(1)"> here.');
    expect(JSON.stringify(lesson.lede)).toContain("<script>alert(1)</script>");
    expect(typesOf(lesson.lede)).toEqual(["paragraph", "paragraph"]);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "http://example.org",
    "//example.org",
    "vbscript:x",
    "glossary:A B",
  ])("a link to %s is only its words", (address) => {
    const [block] = parse(`[words](<${address}>)`).lede;
    expect(block).toEqual({ type: "paragraph", children: [{ type: "text", text: "words" }] });
  });

  test("links to pages by https, to places in the app and to the glossary stay links", () => {
    const [block] = parse("[a](https://example.org) [b](#/labs) [c](glossary:loss)").lede;
    expect(block).toMatchObject({
      children: [
        { type: "link", href: "https://example.org" },
        {},
        { type: "link", href: "#/labs" },
        {},
        { type: "term", id: "loss" },
      ],
    });
  });
});

describe("what is misspelt", () => {
  const problemsOf = (body: string) => parse(body).problems.map(({ line, code }) => ({ line, code }));

  test("shows as a box with its line, and the rest renders", () => {
    const lesson = parse("::step{kind=run}\n\nBefore.\n\n::check{metric=validation.acuracy min=0.9}\n\nAfter.\n");
    expect(typesOf(lesson.steps[0]?.blocks ?? [])).toEqual(["paragraph", "problem", "paragraph"]);
    expect(lesson.problems).toMatchObject([{ line: 11, code: "check-parameter", values: { field: "metric" } }]);
  });

  test.each([
    ["::check{colum-dropped column=x}", "unknown-check"],
    ["::check{metric=validation.accuracy}", "check-parameter"],
    ["::check{gap max=little}", "check-parameter"],
    ["::check{metric=loss", "malformed-directive"],
    [":::note\nText.\n:::", "unknown-block"],
    [":::question{id=x}\nOpen?", "never-closed"],
    ["::hint", "needs-three-colons"],
    ["# Heading", "not-in-a-lesson"],
    ["> ::table", "nested-directive"],
    [":::question\nWhich?\n\n- One\n- [x] Two\n:::", "choice-without-mark"],
  ])("%s", (source, code) => {
    expect(problemsOf(`::step{kind=check}\n\n${source}\n`)[0]?.code).toBe(code);
  });

  test("a block that is never closed does not swallow the next step", () => {
    const lesson = parse("::step{kind=why}\n\n:::hint\nOpen\n\n::step{kind=run}\n\nTrain.\n");
    expect(lesson.steps).toHaveLength(2);
    expect(lesson.problems).toMatchObject([{ line: 9, code: "never-closed" }]);
  });

  test("a step's kind and its attributes are checked", () => {
    expect(problemsOf("::step{kind=jump colour=red}\n")).toEqual([
      { line: 7, code: "step-kind" },
      { line: 7, code: "unknown-attribute" },
    ]);
  });

  test("a fourth hint, an id used twice and missing front matter are named", () => {
    const hints = ":::hint\nx\n:::\n\n".repeat(4);
    expect(problemsOf(`::step{kind=check id=a}\n\n${hints}\n::step{kind=run id=a}\n`).map(({ code }) => code)).toEqual([
      "hint-too-many",
      "id-taken",
    ]);
    expect(parseLesson("Only text.", place)).toMatchObject({
      title: "clean-it",
      problems: [{ code: "front-matter-missing" }],
    });
    expect(parseLesson("---\nformat: 2\n---\n", place).problems).toMatchObject([
      { code: "front-matter-field", values: { field: "format" } },
    ]);
    expect(parseLesson("---\na: [\n---\n", place).problems).toMatchObject([{ code: "front-matter-yaml" }]);
  });
});

test("no string makes the parser throw", () => {
  const pieces = fc.constantFrom(
    "::step{kind=run}",
    ":::question{id=a}",
    ":::",
    "::::",
    "::check{",
    "metric=validation.loss",
    "}",
    "---",
    "format: 1",
    "- [x] a",
    "- [ ] b",
    "> ",
    "> q",
    "```",
    "| a | b |",
    "|---|---|",
    "[a](javascript:x)",
    "[b](glossary:loss)",
    "*",
    "**",
    "<b>",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "#",
    "1.",
    "\\",
    "`",
    ":::hint",
    "::set{patch='{\"a\":1}'}",
    "\u0000",
    "\uFEFF",
    "&lt;",
    "__proto__",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces, { maxLength: 40 }).map((list) => list.join("")),
        fc.array(pieces, { maxLength: 40 }).map((list) => list.join("\n")),
      ),
      (source) => {
        const lesson = parseLesson(source, place);
        expect(Array.isArray(lesson.steps)).toBe(true);
        JSON.stringify(lesson);
      },
    ),
    { numRuns: 1500, seed: 20 },
  );
});

test("deep nesting and long sources are cut, not followed", () => {
  for (const source of [
    "> ".repeat(3000) + "deep",
    "*".repeat(5000),
    "- ".repeat(2000),
    "[".repeat(5000),
    "a".repeat(300_000),
  ]) {
    expect(() => JSON.stringify(parseLesson(source, place))).not.toThrow();
  }
});

test("a word without end has places where it may be broken; no other has", () => {
  const front = "---\nformat: 1\ntitle: Mine\nminutes: 5\nbench: Points\n---\n\n::step{kind=why}\n\n";
  const textOf = (words: string) => JSON.stringify(parseLesson(front + words, place).steps[0]?.blocks);
  expect(textOf("x".repeat(2500))).toContain(["x".repeat(1000), "x".repeat(1000), "x".repeat(500)].join("\u200B"));
  expect(textOf(`${"x".repeat(1000)} ${"🐧".repeat(1000)}`)).not.toContain("\u200B");
});
