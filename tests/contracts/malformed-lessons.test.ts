import { describe, expect, it } from "vitest";
import { problemSentence } from "../../src/i18n/en/lesson-problems";
import { parseLesson } from "../../src/lesson/parse-lesson";
import { malformedLessons } from "../malformed/malformed-lessons";

describe("a malformed lesson is shown with its problems, each with its line, and the rest of it", () => {
  it("there are at least 20, each with a name of its own", () => {
    expect(malformedLessons.length).toBeGreaterThanOrEqual(20);
    expect(new Set(malformedLessons.map(({ name }) => name)).size).toBe(malformedLessons.length);
  });

  it.each(malformedLessons)("$name", ({ text, problems, shown = [], hidden, cutOff }) => {
    const lesson = parseLesson(text(), { id: "mine", chapter: "preview" });
    const told = new Map<string, { line: number; count: number }>();
    for (const { code, line, values } of lesson.problems) {
      const before = told.get(code);
      told.set(code, { line: before?.line ?? line, count: (before?.count ?? 0) + 1 });
      const said = problemSentence(code, values);
      expect(said).toMatch(/^[“A-Z].* .*[.?]$/);
      expect(said.length).toBeLessThan(400);
      expect(said).not.toContain("“”");
    }
    // Of each kind the first, and where it matters how many.
    expect([...told].map(([code, { line }]) => [code, line])).toEqual(problems.map(({ code, line }) => [code, line]));
    for (const { code, count } of problems) if (count !== undefined) expect(told.get(code)?.count).toBe(count);
    const page = JSON.stringify([lesson.title, lesson.lede, lesson.steps]);
    for (const words of cutOff ? shown : [...shown, "The end."]) expect(page).toContain(words);
    if (hidden !== undefined) expect(page).not.toContain(hidden);
  });
});
