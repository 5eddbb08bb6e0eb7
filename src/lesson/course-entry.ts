import type { Lesson } from "./lesson";
import { firstSentence, proseOf } from "./plain-text";

/** What the contents need of a lesson, without its text. */
export interface CourseEntry {
  readonly id: string;
  /** Chapter folder, such as "1-prepare". */
  readonly chapter: string;
  readonly title: string;
  readonly minutes: number;
  readonly steps: number;
  readonly order: number;
  /** First sentence of the lede. */
  readonly summary: string;
  readonly continues?: string;
}

export function courseEntry(lesson: Lesson): CourseEntry {
  const { id, chapter, title, minutes, order, continues, lede, steps } = lesson;
  const entry = { id, chapter, title, minutes, steps: steps.length, order, summary: firstSentence(proseOf(lede)) };
  return continues === undefined ? entry : { ...entry, continues };
}

/** Chapters by the number their name begins with, lessons by their order, then by id. */
export function inCourseOrder(entries: readonly CourseEntry[]): CourseEntry[] {
  return [...entries].sort(
    (a, b) =>
      a.chapter.localeCompare(b.chapter, "en", { numeric: true }) || a.order - b.order || a.id.localeCompare(b.id),
  );
}
