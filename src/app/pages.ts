import type { Component } from "svelte";
import { text } from "../i18n/text.svelte";
import type { AppContext } from "./app-context.svelte";
import { lessonEntry, loadLesson } from "./course";
import type { Place } from "./router.svelte";

/** A page gets what stands behind its name in the address as strings. */
export type AnyPage = Component<Record<string, unknown>>;
interface PageModule {
  readonly default: unknown;
}

export interface Page {
  /** Changes with the page; a page with the same key stays mounted. */
  readonly key: string;
  readonly title: string;
  /** Id of the lesson, where the page is one. */
  readonly lesson: string | null;
  readonly load: () => Promise<AnyPage>;
  readonly props: Readonly<Record<string, unknown>>;
}

const one = (load: () => Promise<PageModule>) => async () => (await load()).default as AnyPage;

/** The lesson's page, and beside it all that it will ask for, so that nothing waits for something else. */
function loadLessonPage(id: string): Promise<PageModule> {
  loadLesson(id)
    // A table is opened in the worker at once; points are drawn without it.
    .then((found) => (found && found.start.data.kind !== "points" ? import("../workers/lab-client") : null))
    .catch(() => {}); // the page asks again, and says what is missing
  return import("./lesson/LessonPage.svelte");
}

export const loadHome = one(() => import("./home/HomePage.svelte"));

export interface FirstPage {
  readonly content: Promise<AnyPage>;
  /** Settles when all that the page is drawn from at first is there, or will not come. Never rejects. */
  readonly complete: Promise<unknown>;
}

/** Fetches what the first address asks for, so that the shell and the page can be drawn in one go. */
export function fetchFirst(place: Place, app: AppContext): FirstPage {
  const page = pageOf(place);
  const content = page ? page.load() : loadHome();
  const lesson = page?.lesson ? [loadLesson(page.lesson), app.openStorage()] : [];
  return { content, complete: Promise.allSettled([content, ...lesson]) };
}

/** The page of an address: null is home. */
export function pageOf({ segments, query }: Place): Page | null {
  const [name, id, ...rest] = segments;
  if (name === undefined) return null;
  const m = text.m.shell.titles;
  const page = (title: string, load: () => Promise<PageModule>, props: Record<string, unknown> = {}): Page => ({
    key: segments.join("/"),
    title,
    lesson: null,
    load: one(load),
    props,
  });
  if (rest.length === 0) {
    switch (id === undefined ? name : `${name}/`) {
      case "lesson/": {
        const entry = lessonEntry(id ?? "");
        if (entry) return { ...page(entry.title, () => loadLessonPage(entry.id), { id: entry.id }), lesson: entry.id };
        break;
      }
      case "lesson-preview":
        return page(m.preview, () => import("./lesson/LessonPreviewPage.svelte"));
      case "labs":
        return page(m.labs, () => import("./labs/LabsPage.svelte"));
      case "lab/":
        // Another shared experiment is another bench.
        if (id === "points") {
          return {
            ...page(m.points, () => import("./labs/PointsLabPage.svelte"), { query }),
            key: `lab/points?${query}`,
          };
        }
        if (id === "table") {
          return {
            ...page(m.table, () => import("./own-data/OwnDataPage.svelte"), { query }),
            key: `lab/table?${query}`,
          };
        }
        break;
      case "work":
        return page(m.work, () => import("./work/WorkPage.svelte"));
      case "instructors":
        return page(m.instructors, () => import("./instructors/InstructorsPage.svelte"));
      case "settings":
        return page(m.settings, () => import("./settings/SettingsPage.svelte"));
      case "glossary":
      case "glossary/":
        return {
          ...page(m.glossary, () => import("./glossary/GlossaryPage.svelte"), { term: id ?? null }),
          key: "glossary",
        };
      case "about":
        return page(m.about, () => import("./about/AboutPage.svelte"));
    }
  }
  return page(text.m.shell.unknown.title, () => import("./shell/UnknownPage.svelte"));
}
