import type { Plugin, Rolldown } from "vite";

/** Chunks (see vite-chunks.ts) that every lesson's page wants, and those that the first lesson's bench adds. */
const everyLesson = ["storage", "lesson", "bench"];
const added: Readonly<Record<string, readonly string[]>> = { "first-model": ["playground"] };

/** Lists a lesson's files in the page, so that public/theme.js can ask for them before the app runs: "*" is every lesson. */
export function earlyFiles(): Plugin {
  return {
    name: "early-files",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter(
          (file): file is Rolldown.OutputChunk => file.type === "chunk",
        );
        const filesOf = (names: readonly string[]) =>
          chunks
            .filter((chunk) => names.includes(chunk.name))
            .flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
        const lessons = chunks.flatMap(({ name }) =>
          name.startsWith("lesson-") ? [name.slice("lesson-".length)] : [],
        );
        const list = Object.fromEntries([
          ["*", filesOf(everyLesson)],
          ...lessons.map((id) => [id, filesOf([`lesson-${id}`, ...(added[id] ?? [])])]),
        ]);
        const reader = '<script src="./theme.js">';
        return html.replace(reader, `<meta name="lesson-files" content='${JSON.stringify(list)}' />\n    ${reader}`);
      },
    },
  };
}
