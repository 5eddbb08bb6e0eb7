/**
 * The address of every page there is, below "#/". A part that begins with ":" stands for any one of its kind. The router's
 * table is typed by this list, and whatever goes through all pages (tests, screenshots) takes them from here.
 */
export const routes = [
  "",
  "lesson/:lesson",
  "lesson-preview",
  "labs",
  "lab/points",
  "lab/table",
  "work",
  "instructors",
  "settings",
  "glossary",
  "glossary/:term",
  "about",
] as const;
export type Route = (typeof routes)[number];

/** The route of an address, with what stands in the place of its parameter; null is no page's address. */
export function routeOf(segments: readonly string[]): { readonly route: Route; readonly parameter: string } | null {
  for (const route of routes) {
    const parts = route === "" ? [] : route.split("/");
    if (parts.length !== segments.length) continue;
    if (!parts.every((part, at) => part.startsWith(":") || part === segments[at])) continue;
    return { route, parameter: segments[parts.findIndex((part) => part.startsWith(":"))] ?? "" };
  }
  return null;
}

/** Every address: a page for any of a kind has one for each name given here. */
export const addressesOf = (names: Readonly<Record<"lesson" | "term", readonly string[]>>): string[] =>
  routes.flatMap((route) => {
    if (route.endsWith(":lesson")) return names.lesson.map((name) => route.replace(":lesson", name));
    return route.endsWith(":term") ? names.term.map((name) => route.replace(":term", name)) : [route];
  });
