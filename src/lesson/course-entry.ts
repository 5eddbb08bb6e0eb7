import type { Lesson } from "./lesson";

/** What the contents need of a lesson, without its text. */
export interface CourseEntry {
  readonly id: string;
  /** Chapter folder, such as "1-prepare". */
  readonly chapter: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
  readonly order: number;
  readonly continues?: string;
}

export function courseEntry(lesson: Lesson): CourseEntry {
  const { id, chapter, title, minutes, order, continues, steps } = lesson;
  const entry = { id, chapter, title, minutes, steps: steps.length, order };
  return continues === undefined ? entry : { ...entry, continues };
}

/** Chapters by the number their name begins with, lessons by their order, then by id. */
export function inCourseOrder(entries: readonly CourseEntry[]): CourseEntry[] {
  return [...entries].sort(
    (a, b) =>
      a.chapter.localeCompare(b.chapter, "en", { numeric: true }) || a.order - b.order || a.id.localeCompare(b.id),
  );
}
