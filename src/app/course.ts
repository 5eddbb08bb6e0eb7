import { inCourseOrder, type CourseEntry } from "../lesson/course-entry";
import type { GlossaryEntry } from "../lesson/glossary";
import type { Lesson, LessonBundle } from "../lesson/lesson";
import type { Experiment } from "../experiment/experiment";

const entries = import.meta.glob<CourseEntry>("/lessons/en/*/*.md", {
  query: "?entry",
  import: "default",
  eager: true,
});
const texts = import.meta.glob<Lesson>("/lessons/en/*/*.md", { import: "default" });
const starts = import.meta.glob<Experiment>("/lessons/en/*/*.start.json", { import: "default" });
const glossaries = import.meta.glob<readonly GlossaryEntry[]>("/lessons/en/glossary.md", { import: "default" });

/** The lessons there are, in their order. Tiny: the texts load one by one. */
export const course: readonly CourseEntry[] = inCourseOrder(Object.values(entries));

/** Chapters that have a lesson, in their order. */
export const chapterIds: readonly string[] = [...new Set(course.map((entry) => entry.chapter))];

export const lessonEntry = (id: string): CourseEntry | undefined => course.find((entry) => entry.id === id);

/** The lesson after this one, in any chapter. */
export function lessonAfter(id: string): CourseEntry | undefined {
  const at = course.findIndex((entry) => entry.id === id);
  return at < 0 ? undefined : course[at + 1];
}

const loading = new Map<string, Promise<LessonBundle | null>>();

/** A lesson's text and starting Experiment; null if there is no such lesson. Rejects where it cannot be fetched. */
export function loadLesson(id: string): Promise<LessonBundle | null> {
  const known = loading.get(id);
  if (known) return known;
  const bundle = fetchLesson(id);
  loading.set(id, bundle);
  bundle.catch(() => loading.delete(id)); // the next call tries again
  return bundle;
}

async function fetchLesson(id: string): Promise<LessonBundle | null> {
  const entry = lessonEntry(id);
  const path = `/lessons/en/${entry?.chapter}/${id}`;
  const [text, start] = [texts[`${path}.md`], starts[`${path}.start.json`]];
  if (!text || !start) return null;
  const [lesson, experiment] = await Promise.all([text(), start()]);
  return { lesson, start: experiment };
}

/** The glossary, by term. */
export async function loadGlossary(): Promise<readonly GlossaryEntry[]> {
  return (await Object.values(glossaries)[0]?.()) ?? [];
}
