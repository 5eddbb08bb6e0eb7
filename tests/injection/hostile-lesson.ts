const stepsOf = 20;

/** A lesson with these texts in every place that a lesson has: titles, prose, links, images, code, tables, questions, directives. */
export function hostileLesson(texts: readonly string[]): string {
  const [title = ""] = texts;
  const steps = Array.from({ length: Math.ceil(texts.length / stepsOf) }, (_, index) =>
    step(texts.slice(index * stepsOf, (index + 1) * stepsOf)),
  );
  const head = ["---", "format: 1", `title: ${yaml(title)}`, "minutes: 5", `bench: ${yaml(title)}`, "---"].join("\n");
  // A fence that is never closed would hide what follows.
  return [
    head,
    ...texts.map((text) => prose(text.replace(/^```/, "``"))),
    ...steps,
    '::step{kind=recap title=End bench="curves curves"}',
    "::curves{}",
    "::curves{}",
    "The end.",
  ].join("\n\n");
}

const yaml = (text: string): string => JSON.stringify(text.slice(0, 60)).replaceAll("\x7f", "");
const inOneLine = (text: string): string => text.replace(/[\r\n]+/g, " ");
const quoted = (text: string): string => inOneLine(text).replaceAll("&", "&amp;").replaceAll('"', "&quot;");

const prose = (text: string): string =>
  [
    text,
    `A *${text}* B **${text}** C \`${text}\` D`,
    `[word](${text}) [word](<${inOneLine(text)}>) [${text}](#/glossary) [${text}](glossary:loss) [word](glossary:${text})`,
    `![word](${text}) ![${inOneLine(text)}](x) <${text}>`,
    `| ${inOneLine(text)} | b |\n|---|---|\n| [c](${inOneLine(text)}) | ${inOneLine(text)} |`,
    `> ${text}`,
    `- ${text}`,
    `~~~${inOneLine(text)}\n${text}\n~~~`,
    `[word][n]\n\n[n]: ${text}`,
  ].join("\n\n");

function step(texts: readonly string[]): string {
  const [title = ""] = texts;
  return [
    `::step{kind=look title="${quoted(title)}" id="${quoted(title)}" bench="${quoted(title)}"}`,
    ...texts.map((text) => [directives(text), question(text)].join("\n\n")),
    ...texts.slice(0, 3).map((text) => `:::hint\n${text}\n:::`),
  ].join("\n\n");
}

const directives = (text: string): string =>
  [
    `::set{label="${quoted(text).slice(0, 70)}" patch='${JSON.stringify({ name: text }).replaceAll("'", "&#39;")}'}`,
    `::math{text="${quoted(text)}" tex="${quoted(text)}"}`,
    `::check{metric="${quoted(text)}" text="${quoted(text)}"}`,
    `::check{metric=validation.accuracy min=2 text="${quoted(text)}"}`,
    `::table{only="${quoted(text)}"}`,
    `::set{${inOneLine(text)}}`,
    `::${inOneLine(text)}{x=1}`,
    `:::${inOneLine(text)}\n${text}\n:::`,
    text,
  ].join("\n\n");

const question = (text: string): string =>
  `:::question{id="${quoted(text)}"}\n${text}\n\n- [x] ${inOneLine(text)}\n  ${inOneLine(text)}\n- [ ] [word](${inOneLine(text)})\n\n> ${inOneLine(text)}\n:::`;
