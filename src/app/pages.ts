import type { Component } from "svelte";
import { text } from "../i18n/text.svelte";
import type { AppContext } from "./app-context.svelte";
import { lessonEntry, loadLesson } from "./course";
import LessonPage from "./lesson/LessonPage.svelte";
import type { Place } from "./router.svelte";
import { routeOf, type Route } from "./routes";

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
async function loadLessonPage(id: string): Promise<PageModule> {
  loadLesson(id)
    // A table is opened in the worker at once; points are drawn without it.
    .then((found) => (found && found.start.data.kind !== "points" ? import("../workers/lab-client") : null))
    .catch(() => {}); // the page asks again, and says what is missing
  await import("./lesson/LessonView.svelte").catch(() => {}); // so does the page
  return { default: LessonPage };
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

type Make = (place: Place, parameter: string) => Page | null;

const page =
  (title: keyof typeof text.m.shell.titles, load: () => Promise<PageModule>): Make =>
  ({ segments }) => ({
    key: segments.join("/"),
    title: text.m.shell.titles[title],
    lesson: null,
    load: one(load),
    props: {},
  });

/** A page that reads what stands behind the "?": another shared experiment is another bench. */
const bench =
  (title: keyof typeof text.m.shell.titles, load: () => Promise<PageModule>): Make =>
  ({ segments, query }) => ({
    key: `${segments.join("/")}?${query}`,
    title: text.m.shell.titles[title],
    lesson: null,
    load: one(load),
    props: { query },
  });

/** One page for all terms: it stays when another term is asked for. */
const glossary: Make = (_, term) => ({
  key: "glossary",
  title: text.m.shell.titles.glossary,
  lesson: null,
  load: one(() => import("./glossary/GlossaryPage.svelte")),
  props: { term: term || null },
});

const pages: Readonly<Record<Route, Make>> = {
  "": () => null,
  "lesson/:lesson": ({ query }, id) => {
    const entry = lessonEntry(id);
    if (!entry) return null;
    const { title } = entry;
    return { key: `lesson/${id}`, title, lesson: id, load: one(() => loadLessonPage(id)), props: { id, query } };
  },
  "lesson-preview": page("preview", () => import("./lesson/LessonPreviewPage.svelte")),
  labs: page("labs", () => import("./labs/LabsPage.svelte")),
  "lab/points": bench("points", () => import("./labs/PointsLabPage.svelte")),
  "lab/table": bench("table", () => import("./own-data/OwnDataPage.svelte")),
  work: page("work", () => import("./work/WorkPage.svelte")),
  instructors: page("instructors", () => import("./instructors/InstructorsPage.svelte")),
  settings: page("settings", () => import("./settings/SettingsPage.svelte")),
  glossary,
  "glossary/:term": glossary,
  about: page("about", () => import("./about/AboutPage.svelte")),
};
const unknown = page("unknown", () => import("./shell/UnknownPage.svelte"));

/** The page of an address: null is home. */
export function pageOf(place: Place): Page | null {
  if (place.segments.length === 0) return null;
  const found = routeOf(place.segments);
  return (found && pages[found.route](place, found.parameter)) ?? unknown(place, "");
}
