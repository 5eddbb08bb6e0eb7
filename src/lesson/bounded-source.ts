import type { LessonProblem } from "./lesson";
import { frontMatterLines } from "./lesson-source";

// A Markdown reader takes quadratic time for some texts that nobody writes: quotes in quotes a thousand deep, a paragraph
// of nothing but stars. No lesson comes near these limits; what is past them is left out, and said.
const mostCharacters = 150_000;
const deepest = 12;
/** Items of lists and levels of quotes between two steps. */
const mostItems = 250;
/** Stars, underscores and brackets in lines without a blank one between them. */
const mostMarks = 200;
const mostLinesTogether = 300;
/** Questions and hints that are open at once: they do not stand in one another. */
const mostOpen = 3;
const mostSteps = 100;

/** One quote, bullet or number at the beginning of a line's content. */
const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
// Overrides show a text in another order than it is read in; Hebrew and Arabic do without them.
const unreadable = /[\0\u202A\u202B\u202D\u202E]/g;

/**
 * A lesson's lines, each as long as reading it is quick; a line that is not is empty, so that the others keep their
 * numbers. Problems "too-long", "zero-byte", "direction-override", "too-deep", "too-many-items", "too-many-marks",
 * "blocks-in-blocks" and "too-many-steps".
 */
export function boundedLines(source: string): {
  readonly lines: readonly string[];
  readonly problems: readonly LessonProblem[];
} {
  const problems: LessonProblem[] = [];
  const lines = source
    .slice(0, mostCharacters)
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/);
  if (source.length > mostCharacters)
    problems.push({ line: lines.length, code: "too-long", values: { most: mostCharacters } });
  const textFrom = frontMatterLines(lines);
  let items = 0;
  let marks = 0;
  let together = 0;
  let open: number[] = [];
  let steps = 0;
  const bounded = lines.map((written, index) => {
    const tell = (code: string, most: number): void => void problems.push({ line: index + 1, code, values: { most } });
    const leaveOut = (code: string, most: number): string => {
      tell(code, most);
      return "";
    };
    let line = written;
    if (line.search(unreadable) >= 0) {
      tell(line.includes("\0") ? "zero-byte" : "direction-override", 0);
      line = line.replace(unreadable, "");
    }
    if (index < textFrom) return line;
    if (line.trim() === "") {
      marks = together = 0;
      return line;
    }
    const depth = depthOf(line);
    if (depth > deepest) return leaveOut("too-deep", deepest);
    if (items + depth > mostItems) {
      if (items <= mostItems) tell("too-many-items", mostItems);
      items = mostItems + 1;
      if (depth > 0) return "";
    } else items += depth;
    const before = marks;
    marks += line.match(/[*_[]/g)?.length ?? 0;
    together += 1;
    if (marks > mostMarks || together > mostLinesTogether) {
      // Said once, of the first line that is left out.
      if (before <= mostMarks && together <= mostLinesTogether + 1) tell("too-many-marks", mostMarks);
      return "";
    }
    const [, colons = "", name = ""] = /^ {0,3}(:{3,})\s*(\w?)/.exec(line) ?? [];
    if (name !== "" && open.length >= mostOpen) return leaveOut("blocks-in-blocks", mostOpen);
    if (name !== "") open.push(colons.length);
    else if (colons.length >= (open.at(-1) ?? Infinity)) open.pop();
    if (/^::step\b/.test(line)) {
      items = 0;
      open = [];
      if (++steps > mostSteps) return leaveOut("too-many-steps", mostSteps);
    }
    return line;
  });
  return { lines: bounded, problems };
}

/** In how many quotes and lists a line begins; no farther than to one too many. */
function depthOf(line: string): number {
  if (/^[-*_ \t]+$/.test(line)) return 0; // a rule
  container.lastIndex = 0;
  let depth = 0;
  while (depth <= deepest && container.test(line)) depth += 1;
  return depth;
}
