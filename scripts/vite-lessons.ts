import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runnerImport, type Plugin } from "vite";

const parserFile = fileURLToPath(new URL("../src/lesson/build-lesson.ts", import.meta.url));
const labelsFile = fileURLToPath(new URL("../src/i18n/en/check-labels.ts", import.meta.url));
type Parser = typeof import("../src/lesson/build-lesson") & typeof import("../src/i18n/en/check-labels");

async function loadParser(): Promise<Parser> {
  const [parser, labels] = await Promise.all([
    runnerImport<typeof import("../src/lesson/build-lesson")>(parserFile),
    runnerImport<typeof import("../src/i18n/en/check-labels")>(labelsFile),
  ]);
  return { ...parser.module, ...labels.module };
}

/**
 * Parses `lessons/<language>/<chapter>/<id>.md` at build time, so that the page loads a tree and no Markdown parser.
 * `x.md` is the Lesson, `x.md?entry` what the contents need of it, `glossary.md` the list of entries, `x.start.json` the
 * Experiment it starts from (a wrong one stops the build), `x.md?bundle` a lesson with its start.
 */
export function lessons(): Plugin {
  const lessonFile = /[\\/]lessons[\\/][a-z-]+[\\/](?:([^\\/]+)[\\/])?([^\\/]+)\.(md|start\.json)$/;
  // Loaded by Vite when the first lesson is: a config file that imported it would drag the app's sources along.
  let parser: Promise<Parser> | null = null;
  return {
    name: "lessons",
    enforce: "pre",
    async buildStart() {
      // Amid a thousand files of a build it waits so long on a busy machine that Vite gives it up.
      parser = this.environment.mode === "build" ? loadParser() : null;
      await parser;
    },
    async load(id) {
      const [file = "", query] = id.split("?", 2);
      const found = lessonFile.exec(file);
      if (!found || (query !== undefined && query !== "entry" && query !== "bundle")) return undefined;
      const [, chapter, name = "", ending] = found;
      if (query === "bundle") {
        const code = `import lesson from "./${name}.md"; import start from "./${name}.start.json"; export default { lesson, start };`;
        return { code, moduleType: "js", map: null };
      }
      this.addWatchFile(file);
      parser ??= loadParser();
      const { buildEntry, buildGlossary, buildLesson, buildStart, checkLabel } = await parser;
      const source = await readFile(file, "utf8");
      if (ending === "start.json") {
        const start = buildStart(source, path.basename(file));
        if (!start.ok) this.error(`${path.relative(process.cwd(), file)} ${JSON.stringify(start.failure)}`);
        return { code: JSON.stringify(start.value), moduleType: "json", map: null };
      }
      const place = { id: name, chapter: chapter ?? "" };
      const { value, problems } =
        chapter === undefined
          ? buildGlossary(source)
          : query === "entry"
            ? buildEntry(source, place)
            : buildLesson(source, place, checkLabel);
      for (const { line, code, values } of problems) {
        this.warn(`${path.relative(process.cwd(), file)}:${line} ${code} ${JSON.stringify(values ?? {})}`);
      }
      return { code: `export default ${JSON.stringify(value)};`, moduleType: "js", map: null };
    },
  };
}
