import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { minifySync, type Plugin, type Rolldown } from "vite";

/**
 * What a page wants first is asked for at once: each page's styles and code, and, listed for public/theme.js, what the address
 * names in the app (see vite-chunks.ts).
 */
export function earlyFiles(): Plugin {
  let reader = "";
  return {
    name: "early-files",
    apply: "build",
    configResolved: ({ root, build }) => void (reader = path.resolve(root, build.outDir, "theme.js")),
    // Nothing is painted before it has come.
    writeBundle: () => writeFileSync(reader, minifySync(reader, readFileSync(reader, "utf8"), { module: false }).code),
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, filename }) {
        const chunks = Object.values(bundle ?? {}).filter(
          (file): file is Rolldown.OutputChunk => file.type === "chunk",
        );
        const filesOf = (names: readonly string[]) =>
          chunks
            .filter((chunk) => names.includes(chunk.name))
            .flatMap((chunk) => [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]);
        const ids = chunks.flatMap(({ name, moduleIds }) =>
          moduleIds.some((id) => /\/lessons\/[a-z-]+\/[^/]+\/[^/]+\.md/.test(id)) ? [name.slice("lesson-".length)] : [],
        );
        const list = {
          home: filesOf(["home", "rolldown-runtime"]),
          lesson: filesOf(["lesson", "storage", "rolldown-runtime"]),
          texts: Object.fromEntries(ids.map((id) => [id, filesOf([`lesson-${id}`])])),
        };
        // Beside the first script, not after it: where a page has a policy of its own, Chromium reads no further ahead than
        // to the script that it waits for. The styles' own links stay behind it, or it would wait for them.
        const preload = / *<link rel="modulepreload"[^>]*>\n?/g;
        const script = '<script src="./theme.js">';
        const asked = (pattern: RegExp, as: string) =>
          [...html.matchAll(pattern)].map(([, file]) => `<link ${as} crossorigin href="${file}" />`);
        const early = [
          '<link rel="preload" as="script" href="./theme.js" />',
          ...asked(/<link rel="stylesheet"[^>]* href="([^"]+)"/g, 'rel="preload" as="style"'),
          ...asked(/<link rel="modulepreload"[^>]* href="([^"]+)"/g, 'rel="modulepreload"'),
          ...asked(/<script type="module"[^>]* src="([^"]+)"/g, 'rel="modulepreload"'),
        ];
        const isApp = path.basename(filename) === "index.html";
        const tags = isApp ? [`<meta name="early-files" content='${JSON.stringify(list)}' />`, ...early] : early;
        return html.replace(preload, "").replace(script, [...tags, script].join("\n    "));
      },
    },
  };
}
