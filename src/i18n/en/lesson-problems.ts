type Values = Readonly<Record<string, string | number>>;

/** What is wrong in a lesson's Markdown, and what to write instead. Keyed by `LessonProblem.code`. */
const problems: Readonly<Record<string, (values: Values) => string>> = {
  "front-matter-missing": () =>
    "The lesson does not begin with front matter. Put format, title, minutes and bench between two lines of three dashes.",
  "front-matter-yaml": () =>
    "The front matter is not YAML. One “name: value” a line; put values with a colon in quotes.",
  "front-matter-field": ({ field, problem }) => `The front matter’s “${field}” does not fit: ${problem}.`,
  "front-matter-long": ({ most }) =>
    `The front matter is longer than ${most} characters. Close it with three dashes before the text begins.`,
  "front-matter-unknown": ({ field, closest, names }) =>
    closest
      ? `The front matter has no “${field}”. Did you mean “${closest}”?`
      : `The front matter has no “${field}”. It has ${names}.`,
  "too-long": ({ most }) => `The lesson is longer than ${most} characters; the rest is left out.`,
  "zero-byte": () => "There are bytes here that no text has, and they are left out. Save the lesson in UTF-8.",
  "direction-override": () =>
    "There are marks here that turn the direction of writing around unseen, and they are left out. Type the line anew.",
  "too-deep": ({ most }) => `Lists and quotes stand more than ${most} deep here; that is left out. Use fewer levels.`,
  "too-many-marks": ({ most }) =>
    `One paragraph has more than ${most} stars, underscores and brackets, or as many lines; the rest of it is left out. Put blank lines between paragraphs.`,
  "too-many-items": ({ most }) =>
    `A step has at most ${most} items of lists and quotes; those from here on are left out. Begin a new step.`,
  "blocks-in-blocks": () =>
    "Too many blocks are open here, and this one is left out. End each with a line of three colons before the next.",
  "too-many-steps": ({ most }) => `A lesson has at most ${most} steps; this one is left out.`,
  "and-more": () => "There is more that cannot be read. Correct what stands above first.",
  "malformed-directive": ({ source }) =>
    `“${source}” cannot be read. Write ::name{attribute=value other="two words"}, closed on the same line.`,
  "nested-directive": ({ name }) =>
    `“${name}” stands inside something else. Directives begin a line of the step itself.`,
  "needs-three-colons": ({ name }) =>
    `“${name}” is a block: three colons before it, and a line of three colons after it.`,
  "never-closed": ({ name }) => `The block “${name}” is never closed. End it with a line of three colons.`,
  "unknown-block": ({ name }) =>
    `There is no block “${name}”. There are question and hint; everything else has two colons.`,
  "not-in-a-lesson": ({ what }) => `A lesson has no ${what}. Begin a step with ::step{kind=… title="…"}.`,
  "step-kind": ({ kind }) =>
    `“${kind}” is no kind of step. There are why, predict, run, look, check, explain, recap and next.`,
  "unknown-attribute": ({ name }) => `A step has no attribute “${name}”. It has kind, title, bench and id.`,
  "id-taken": ({ id }) => `The id “${id}” is used twice in this lesson.`,
  "hint-too-many": () => "A step has at most three hints, and the lede has none.",
  "choice-without-mark": () => "A choice begins with [x] if it holds and with [ ] if it does not.",
  "unknown-check": ({ name }) => `There is no check “${name}”. docs/lessons.md lists them.`,
  "check-parameter": ({ name, field, problem }) =>
    field ? `The check “${name}”: ${field} ${problem}.` : `The check “${name}” ${problem}.`,
  "unknown-widget": ({ name }) => `There is no widget “${name}”.`,
  "widget-attribute": ({ name, field, problem }) => `The widget “${name}”: the attribute “${field}” ${problem}.`,
  "bench-widget-place": ({ name }) => `“${name}” stands in the text, not on the bench. Write ::${name} in the step.`,
};

/** Loaded with the first problem: lessons that ship have none. */
export const problemSentence = (code: string, values: Values = {}): string => problems[code]?.(values) ?? code;
