import { inCourseOrder, type CourseEntry } from "../lesson/course-entry";
import type { GlossaryEntry } from "../lesson/glossary";
import type { LessonBundle } from "../lesson/lesson";

const entries = import.meta.glob<CourseEntry>("/lessons/en/*/*.md", {
  query: "?entry",
  import: "default",
  eager: true,
});
const bundles = import.meta.glob<LessonBundle>("/lessons/en/*/*.md", { query: "?bundle", import: "default" });
const glossaries = import.meta.glob<readonly GlossaryEntry[]>("/lessons/en/glossary.md", { import: "default" });

/** The lessons there are, in their order. Tiny: the texts load one by one. */
export const course: readonly CourseEntry[] = inCourseOrder(Object.values(entries));

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
  return (await bundles[`/lessons/en/${lessonEntry(id)?.chapter}/${id}.md`]?.()) ?? null;
}

/** The glossary, by term. */
export async function loadGlossary(): Promise<readonly GlossaryEntry[]> {
  return (await Object.values(glossaries)[0]?.()) ?? [];
}
