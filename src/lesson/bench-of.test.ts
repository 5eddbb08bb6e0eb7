import { expect, test } from "vitest";
import { benchOf } from "./bench-of";
import { parseLesson } from "./parse-lesson";

test("a widget that a step names twice, or places twice, stands on the bench once", () => {
  const source = '::step{kind=look bench="table table"}\n\n::curves{}\n\n::curves{}\n';
  const lesson = parseLesson(source, { id: "x", chapter: "preview" });
  expect(benchOf(lesson, 0, () => "bench").map(({ widget }) => widget)).toEqual(["table", "curves"]);
});

test("an id that is asked for twice gets one that nobody has, were it made to clash", () => {
  const ids = ["a-2", "a", "a", "a"].map((id) => `::step{kind=look id=${id}}\n`).join("\n");
  const lesson = parseLesson(ids, { id: "x", chapter: "preview" });
  expect(lesson.steps.map(({ id }) => id)).toEqual(["a-2", "a", "a-3", "a-4"]);
});
