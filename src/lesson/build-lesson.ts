import type { Experiment } from "../experiment/experiment";
import type { Outcome } from "../experiment/failure";
import { parseExperiment } from "../experiment/parse-experiment";
import { courseEntry, type CourseEntry } from "./course-entry";
import { parseGlossary, type GlossaryEntry } from "./glossary";
import type { Lesson, LessonProblem } from "./lesson";
import { parseLesson } from "./parse-lesson";
import { sayChecks, type CheckLabel } from "./say-checks";

/** What a Markdown file becomes when the app is built, and what is wrong in it. */
export interface Built<T> {
  readonly value: T;
  readonly problems: readonly LessonProblem[];
}
interface Place {
  readonly id: string;
  readonly chapter: string;
}

/** @param label what a check asks, written into those that do not say it themselves */
export function buildLesson(source: string, place: Place, label?: CheckLabel): Built<Lesson> {
  const lesson = parseLesson(source, place);
  return { value: label ? sayChecks(lesson, label) : lesson, problems: lesson.problems };
}

/** Its problems are said with the lesson itself. */
export function buildEntry(source: string, place: Place): Built<CourseEntry> {
  return { value: courseEntry(parseLesson(source, place)), problems: [] };
}

export function buildGlossary(source: string): Built<readonly GlossaryEntry[]> {
  const { entries, problems } = parseGlossary(source);
  return { value: entries, problems };
}

/** The Experiment a lesson starts from: checked here, so that the page need not. Fails as `parseExperiment` does. */
export const buildStart = (source: string, file: string): Outcome<Experiment> =>
  parseExperiment(JSON.parse(source), file);
