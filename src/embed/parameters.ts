import * as v from "valibot";
import type { Failure } from "../experiment/failure";
import { labIds, labRows } from "./labs";

/** What the address of an embed says: `embed.html?v=1&lesson=first-model&step=3&theme=dark`. */
export interface EmbedParameters {
  readonly lab: string | null;
  readonly lesson: string | null;
  /** Id or 1-based number of a lesson's step. */
  readonly step: string | null;
  readonly seed: number | null;
  readonly hide: readonly string[];
  readonly theme: "light" | "dark" | "auto";
  readonly lang: string;
  readonly readonly: boolean;
  /** A shared Experiment, as `share.ts` writes it. */
  readonly x: string | null;
}

const embedVersion = 1;
export const noParameters: EmbedParameters = {
  lab: null,
  lesson: null,
  step: null,
  seed: null,
  hide: [],
  theme: "auto",
  lang: "en",
  readonly: false,
  x: null,
};

/** What the app has, so that an address can be checked against it. */
export interface Shelf {
  readonly lessonIds: readonly string[];
  /** Widgets that a lesson's bench may hold. */
  readonly benchWidgets: readonly string[];
}

const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/i));
const whole = v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number));

/** Every parameter: how it is read, and what is said to be allowed where it cannot be. */
const readers = {
  v: { schema: v.pipe(whole, v.minValue(1)), allowed: "1" },
  lab: { schema: name, allowed: labIds.join(", ") },
  lesson: { schema: name, allowed: "the name of a lesson" },
  step: { schema: name, allowed: "the name or the number of a step" },
  seed: { schema: v.pipe(whole, v.maxValue(4_294_967_295)), allowed: "a whole number from 0 to 4294967295" },
  hide: {
    schema: v.pipe(
      v.string(),
      v.maxLength(1000),
      v.transform((list) => list.split(",").filter((part) => part !== "")),
    ),
    allowed: "names of parts with commas between them",
  },
  theme: { schema: v.picklist(["light", "dark", "auto"]), allowed: "light, dark, auto" },
  lang: { schema: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i)), allowed: "a language such as en" },
  readonly: {
    schema: v.pipe(
      v.picklist(["", "0", "1"]),
      v.transform((word) => word !== "0"),
    ),
    allowed: "0, 1",
  },
  x: { schema: v.pipe(v.string(), v.regex(/^[\w-]+$/)), allowed: "the text of a shared experiment" },
} as const;
type Name = keyof typeof readers;
export const parameterNames = Object.keys(readers) as readonly Name[];

const longestShown = 60;
const shown = (words: string): string => (words.length > longestShown ? `${words.slice(0, longestShown - 1)}…` : words);

/** Parts that an embed can leave out. */
export function partsOf({ lab, lesson }: Pick<EmbedParameters, "lab" | "lesson">, shelf: Shelf): readonly string[] {
  const common = ["title", "lead", "undo", "continue"];
  if (lesson !== null) return [...common, "text", "bench", ...shelf.benchWidgets];
  const id = labIds.find((each) => each === lab);
  return id ? [...new Set([...common, ...labRows[id].flat()])] : common;
}

/**
 * Reads the query of an embed's address. What cannot be used is told, one problem each, and the rest holds: codes
 * "embed/parameter", "embed/parameter-unknown", "embed/parameter-twice", "embed/newer", "embed/part", "embed/both",
 * "embed/nothing", "embed/no-such".
 */
export function readParameters(
  query: string,
  shelf: Shelf,
): { readonly parameters: EmbedParameters; readonly problems: readonly Failure[] } {
  const problems: Failure[] = [];
  const given = new URLSearchParams(query);
  const read: Record<string, unknown> = {};
  for (const key of new Set(given.keys())) {
    const [value = "", ...others] = given.getAll(key);
    if (!Object.hasOwn(readers, key)) {
      const values = { allowed: parameterNames.join(", ") };
      problems.push({ code: "embed/parameter-unknown", field: shown(key), values });
      continue;
    }
    if (others.length > 0) problems.push({ code: "embed/parameter-twice", field: key });
    const { schema, allowed } = readers[key as Name];
    const outcome = v.safeParse<v.GenericSchema<unknown, unknown>>(schema, value);
    if (outcome.success) read[key] = outcome.output;
    else problems.push({ code: "embed/parameter", field: key, values: { value: shown(value), allowed } });
  }
  const { v: version = embedVersion, ...rest } = read;
  if (Number(version) > embedVersion) {
    problems.push({ code: "embed/newer", field: "v", values: { version: Number(version), current: embedVersion } });
  }
  const parameters = settle({ ...noParameters, ...rest }, shelf, problems);
  return { parameters, problems };
}

/** Holds what was read against what there is. */
function settle(read: EmbedParameters, shelf: Shelf, problems: Failure[]): EmbedParameters {
  let { lab, lesson } = read;
  if (lesson !== null && !shelf.lessonIds.includes(lesson)) {
    problems.push({ code: "embed/no-such", field: "lesson", values: { name: lesson } });
    lesson = null;
  }
  if (lab !== null && !labIds.some((id) => id === lab)) {
    problems.push({ code: "embed/no-such", field: "lab", values: { name: lab, allowed: labIds.join(", ") } });
    lab = null;
  }
  if (lab !== null && lesson !== null) {
    problems.push({ code: "embed/both", field: "lab" });
    lab = null;
  } else if (read.lab === null && read.lesson === null) problems.push({ code: "embed/nothing" });
  const parts = partsOf({ lab, lesson }, shelf);
  if (lab !== null || lesson !== null) {
    for (const part of read.hide) {
      if (parts.includes(part)) continue;
      problems.push({ code: "embed/part", field: "hide", values: { value: shown(part), allowed: parts.join(", ") } });
    }
  }
  return { ...read, lab, lesson, hide: [...new Set(read.hide)].filter((part) => parts.includes(part)) };
}

/** The query of an embed, without its "?"; what is as it would be anyway is left out. */
export function writeParameters(asked: Partial<EmbedParameters>): string {
  const query = new URLSearchParams({ v: String(embedVersion) });
  const { lab, lesson, step, seed, hide = [], theme = "auto", lang = "en", readonly, x } = asked;
  const texts = { lab, lesson, step, seed, hide: hide.length > 0 ? hide.join(",") : null, x };
  for (const [key, value] of Object.entries(texts)) if (value != null) query.set(key, String(value));
  if (theme !== "auto") query.set("theme", theme);
  if (lang !== "en") query.set("lang", lang);
  if (readonly) query.set("readonly", "1");
  return query.toString().replaceAll("%2C", ",");
}
