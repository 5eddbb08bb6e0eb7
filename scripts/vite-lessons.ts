import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";
import { courseEntry } from "../src/lesson/course-entry";
import { parseGlossary } from "../src/lesson/glossary";
import { parseLesson } from "../src/lesson/parse-lesson";

/**
 * Parses `lessons/<language>/<chapter>/<id>.md` at build time, so that the page loads a tree and no Markdown parser.
 * `x.md` is the Lesson, `x.md?entry` what the contents need of it, `glossary.md` the list of entries.
 */
export function lessons(): Plugin {
  const lessonFile = /[\\/]lessons[\\/][a-z-]+[\\/](?:([^\\/]+)[\\/])?([^\\/]+)\.md$/;
  return {
    name: "lessons",
    enforce: "pre",
    async load(id) {
      const [file = "", query] = id.split("?", 2);
      const found = lessonFile.exec(file);
      if (!found || (query !== undefined && query !== "entry")) return undefined;
      const [, chapter, name = ""] = found;
      this.addWatchFile(file);
      const source = await readFile(file, "utf8");
      const { value, problems } = chapter
        ? lessonModule(source, name, chapter, query === "entry")
        : glossaryModule(source);
      for (const problem of problems) {
        this.warn(
          `${path.relative(process.cwd(), file)}:${problem.line} ${problem.code} ${JSON.stringify(problem.values ?? {})}`,
        );
      }
      return { code: `export default ${JSON.stringify(value)};`, moduleType: "js", map: null };
    },
  };
}

function lessonModule(source: string, id: string, chapter: string, entryOnly: boolean) {
  const lesson = parseLesson(source, { id, chapter });
  return { value: entryOnly ? courseEntry(lesson) : lesson, problems: entryOnly ? [] : lesson.problems };
}

function glossaryModule(source: string) {
  const { entries, problems } = parseGlossary(source);
  return { value: entries, problems };
}
