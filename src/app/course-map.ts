import type { CourseEntry } from "../lesson/course-entry";
import { coursePlan } from "./course-plan";

/** One square of the curve: a lesson, or the place of one that is not written yet. */
export interface CoursePlace {
  readonly id: string;
  readonly chapter: string;
  /** Counts all places from 0, in the order of the course. */
  readonly index: number;
  /** null: not written yet. */
  readonly entry: CourseEntry | null;
}

export interface CourseChapter {
  readonly id: string;
  /** "1" to "5" for the five steps; null for what stands before and after them. */
  readonly step: string | null;
  readonly places: readonly CoursePlace[];
}

/** The plan filled with the lessons there are. A lesson or chapter that is not in the plan stands at the end of its chapter or of the course. */
export function mapCourse(course: readonly CourseEntry[], plan = coursePlan): readonly CourseChapter[] {
  const planned = new Set(plan.map((c) => c.chapter));
  const extra = [...new Set(course.map((e) => e.chapter))]
    .filter((c) => !planned.has(c))
    .map((chapter) => ({ chapter, lessons: [] as string[] }));
  let index = 0;
  return [...plan, ...extra].map(({ chapter, lessons }) => {
    const here = course.filter((e) => e.chapter === chapter);
    const ids = [...lessons, ...here.map((e) => e.id).filter((id) => !lessons.includes(id))];
    const places = ids.map((id) => ({ id, chapter, index: index++, entry: here.find((e) => e.id === id) ?? null }));
    const step = /^[1-5](?=-)/.exec(chapter)?.[0] ?? null;
    return { id: chapter, step, places };
  });
}
