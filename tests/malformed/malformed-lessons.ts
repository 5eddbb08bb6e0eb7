// Lessons as instructors get them wrong, and as nobody writes them. Each case says which problems are told, by code and
// line, and what is shown all the same. Every lesson but one that is cut off ends with "The end."

export interface MalformedLesson {
  readonly name: string;
  text(): string;
  /** In this order, none besides. */
  readonly problems: readonly { readonly code: string; readonly line: number; readonly count?: number }[];
  /** Texts that stand on the page. */
  readonly shown?: readonly string[];
  /** Text that must not come through. */
  readonly hidden?: string;
  /** The end was cut off. */
  readonly cutOff?: true;
}

const front = "---\nformat: 1\ntitle: Mine\nminutes: 15\nbench: Points\n---\n";
/** The line of `front` + `body` on which the body begins. */
const first = 7;
const end = "\n\n::step{kind=recap title=End}\n\nThe end.\n";

type Problems = readonly (readonly [code: string, line: number, count?: number])[];
type More = Omit<MalformedLesson, "name" | "text" | "problems">;
const whole = (name: string, text: string | (() => string), problems: Problems, more: More = {}): MalformedLesson => ({
  name,
  text: typeof text === "string" ? () => text : text,
  problems: problems.map(([code, line, count]) => ({ code, line, ...(count !== undefined && { count }) })),
  ...more,
});
/** A lesson with this body; its first line is line 7. */
const body = (name: string, text: string | (() => string), problems: Problems, more: More = {}): MalformedLesson =>
  whole(name, () => front + (typeof text === "string" ? text : text()) + end, problems, more);

const frontMatter = [
  whole("empty", "", [["front-matter-missing", 1]], { cutOff: true }),
  whole("no front matter", `Hello.${end}`, [["front-matter-missing", 1]], { shown: ["Hello."] }),
  whole("front matter that never ends", `---\ntitle: Mine\n${end}`, [["front-matter-missing", 1]]),
  whole("front matter that is no YAML", `---\nformat: 1\ntitle: a: b: c\n---\n${end}`, [["front-matter-yaml", 3]]),
  whole("a field said twice", `---\nformat: 1\ntitle: A\ntitle: B\n---\n${end}`, [["front-matter-yaml", 4]]),
  whole("a title that is a list", front.replace("Mine", "[a, b]") + end, [["front-matter-field", 3]]),
  whole("minutes in words", front.replace("15", "a quarter") + end, [["front-matter-field", 4]]),
  whole("a misspelt field", front.replace("bench", "carrys: model\nbench") + end, [["front-matter-unknown", 5]]),
  whole("__proto__ in the front matter", front.replace("bench", "__proto__: {a: 1}\nbench") + end, [
    ["front-matter-unknown", 5],
  ]),
  whole("an unknown format", front.replace("format: 1", "format: 2") + end, [["front-matter-field", 2]]),
  whole(
    "a bomb of aliases",
    () => {
      const names = [..."abcdefghij"];
      const lines = names.map(
        (name, at) =>
          `${name}: &${name} [${Array(9)
            .fill(at === 0 ? "x" : `*${names[at - 1] ?? ""}`)
            .join(", ")}]`,
      );
      return `---\n${lines.join("\n")}\n---\n${end}`;
    },
    [["front-matter-yaml", 1]],
  ),
  whole("brackets in brackets", `---\ntitle: ${"[".repeat(2000)}\n---\n${end}`, [["front-matter-yaml", 2]]),
  whole("100 kB of front matter", () => `---\ntitle: ${"x".repeat(100_000)}\n---\n${end}`, [["front-matter-long", 1]]),
];

const writing = [
  whole("a byte order mark before the dashes", `\uFEFF${front}Hello.${end}`, [], { shown: ["Hello."] }),
  whole(
    "line ends of Windows",
    `${front}Hello.\n\n::nothing-known{${end}`.replaceAll("\n", "\r\n"),
    [["malformed-directive", 9]],
    {
      shown: ["Hello."],
    },
  ),
  body("zero bytes", "Hel\0lo.\n\nAgain.", [["zero-byte", first]], { shown: ["Hello.", "Again."] }),
  body("marks that turn the writing around", "A\n\npay \u202Eevil\u202C", [["direction-override", first + 2]], {
    hidden: "\u202E",
  }),
  body("Hebrew and emoji", "שלום 🐧", [], { shown: ["שלום 🐧"] }),
  body("one line of 100,000 letters", () => "x".repeat(100_000), [], { shown: ["x".repeat(1000)] }),
  whole("5 megabytes", () => front + "Hello. ".repeat(700_000) + end, [["too-long", first]], {
    shown: ["Hello."],
    cutOff: true,
  }),
];

const directives = [
  body("a directive that is not closed", "::set{label=x\n\nHello.", [["malformed-directive", first]], {
    shown: ["Hello."],
  }),
  body("a step that is not closed", "::step{kind=why\n\nHello.", [["malformed-directive", first]], {
    shown: ["Hello."],
  }),
  body("a kind of step that is none", "::step{kind=watch}\n\nHello.", [["step-kind", first]], { shown: ["Hello."] }),
  body("an attribute that steps have not", "::step{kind=why titel=x}", [["unknown-attribute", first]]),
  body(
    "two steps of one id",
    "::step{kind=why id=a}\n\nOne.\n\n::step{kind=why id=a}\n\nTwo.",
    [["id-taken", first + 4]],
    {
      shown: ["One.", "Two."],
    },
  ),
  body("a block that is not known", ":::box\nHello.\n:::", [["unknown-block", first]], { shown: ["Hello."] }),
  body("a block that is never closed", "::step{kind=why}\n\n:::question{id=q}\nWhy?", [["never-closed", first + 2]], {
    shown: ["Why?"],
  }),
  body("a block with two colons", "::question\n\nWhy?", [["needs-three-colons", first]], { shown: ["Why?"] }),
  body("a directive in a list", "- a\n\n  ::table{}\n\n- b", [["nested-directive", first + 2]], { shown: ["a", "b"] }),
  body("a check that is none", "::step{kind=check}\n\n::check{luck min=1}", [["unknown-check", first + 2]]),
  body("a check called __proto__", "::check{name=__proto__}", [["unknown-check", first]]),
  body("a check without what it needs", "::check{column-dropped}", [["check-parameter", first]]),
  body("a check with words for a number", "::check{metric=validation.accuracy min=lots}", [["check-parameter", first]]),
  body("a hint in the lede", ":::hint\nLook.\n:::", [["hint-too-many", first]]),
  body("a heading", "# Title\n\nHello.", [["not-in-a-lesson", first]], { shown: ["Hello."] }),
];

const questions = [
  body("a question without choices is answered in writing", ":::question\nWhy?\n:::", [], { shown: ["Why?"] }),
  body("choices without marks", ":::question\nWhy?\n\n- this\n- [x] that\n:::", [["choice-without-mark", first + 3]], {
    shown: ["Why?", "this", "that"],
  }),
  body(
    "two questions of one id",
    ":::question{id=a}\nOne?\n:::\n\n:::question{id=a}\nTwo?\n:::",
    [["id-taken", first + 4]],
    {
      shown: ["One?", "Two?"],
    },
  ),
  body("an empty question", ":::question\n:::", []),
];

const hostile = [
  body("HTML", "<script>alert(1)</script>\n\n<b>x</b> <img src=x onerror=alert(1)>", [], {
    shown: ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"],
  }),
  body("a link to a script", "[press](javascript:alert(1)) [or](data:text/html,x) [this](//evil.test)", [], {
    shown: ["press", "or", "this"],
    hidden: '"type":"link"',
  }),
];

const together = (line: string, times: number): string => Array.from({ length: times }, () => line).join("\n");

const large = [
  body("100,000 quotes in quotes", () => `${">".repeat(100_000)} x\n\nHello.`, [["too-deep", first]], {
    shown: ["Hello."],
  }),
  body("50,000 lists in lists", () => `${"- ".repeat(50_000)}x\n\nHello.`, [["too-deep", first]], {
    shown: ["Hello."],
  }),
  body(
    "lists in lists, line by line",
    () => Array.from({ length: 40 }, (_, at) => `${"  ".repeat(at)}- x${at}`).join("\n"),
    [["too-deep", first + 12]],
    {
      shown: ["x0", "x5"],
    },
  ),
  body("10,000 items", () => together("- x", 10_000), [["too-many-items", first + 250]]),
  body("10,000 loose items of six lists", () => together(`${"- ".repeat(6)}x\n`, 2_000), [
    ["too-many-items", first + 2 * 41],
  ]),
  body("20,000 stars", () => `${"*a ".repeat(20_000)}\n\nHello.`, [["too-many-marks", first]], { shown: ["Hello."] }),
  body("20,000 brackets", () => `${"[a](".repeat(20_000)}\n\nHello.`, [["too-many-marks", first]], {
    shown: ["Hello."],
  }),
  body("stars in stars, of which the text is kept", `${"*a ".repeat(40)}deep${"*".repeat(40)}`, [], {
    shown: ["deep"],
  }),
  body("50,000 lines of one paragraph", () => together("x", 50_000), [["too-many-marks", first + 300]]),
  body("1,000 blocks in one another", () => together(":::box", 1_000), [
    ["blocks-in-blocks", first + 3],
    ["and-more", first + 3 + 199],
  ]),
  body("5,000 steps", () => together("::step{kind=why}", 5_000), [
    ["too-many-steps", first + 100],
    ["and-more", first + 100 + 199],
  ]),
  body("150 things misspelt", () => together("::check{luck}\n", 150), [["unknown-check", first, 150]]),
  body("5,000 things misspelt", () => together("::check{luck}\n", 5_000), [
    ["unknown-check", first, 199],
    ["and-more", first + 2 * 199],
  ]),
];

export const malformedLessons: readonly MalformedLesson[] = [
  ...frontMatter,
  ...writing,
  ...directives,
  ...questions,
  ...hostile,
  ...large,
];
