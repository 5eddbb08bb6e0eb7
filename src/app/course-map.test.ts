import { expect, it } from "vitest";
import type { CourseEntry } from "../lesson/course-entry";
import { coursePlan } from "./course-plan";
import { mapCourse } from "./course-map";

const entry = (id: string, chapter: string): CourseEntry => ({
  id,
  chapter,
  title: id,
  minutes: 10,
  steps: 5,
  order: 1,
});

it("numbers every planned place in order, and marks which are written", () => {
  const places = mapCourse([entry("first-model", "0-start")]).flatMap((c) => c.places);
  expect(places.map((p) => p.index)).toEqual(places.map((_, i) => i));
  expect(places.filter((p) => p.entry).map((p) => p.id)).toEqual(["first-model"]);
  expect(places).toHaveLength(coursePlan.reduce((n, c) => n + c.lessons.length, 0));
});
it("gives a lesson that nobody planned a place in its own chapter", () => {
  const chapters = mapCourse([entry("brand-new", "1-prepare"), entry("odd", "9-odd")]);
  expect(chapters.find((c) => c.id === "1-prepare")?.places.at(-1)?.id).toBe("brand-new");
  expect(chapters.at(-1)?.places[0]?.id).toBe("odd");
});
it("numbers the five steps and nothing else", () => {
  expect(mapCourse([]).map((c) => c.step)).toEqual([null, "1", "2", "3", "4", "5", null, null, null]);
});
