import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { svelte, type Options } from "@sveltejs/vite-plugin-svelte";
import { runnerImport, type Plugin } from "vite";
import { lessons } from "./vite-lessons.ts";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const source = path.join(projectRoot, "src/app/first-paint.ts");

/** The app and its first paint are compiled one by one: scoped styles must have the same names in both. */
export const svelteOptions: Options = {
  compilerOptions: {
    cssHash: ({ filename }) =>
      `s-${createHash("sha256")
        .update(path.relative(projectRoot, path.resolve(projectRoot, filename)))
        .digest("hex")
        .slice(0, 6)}`,
  },
};

/** Writes the top of the course's page and of each lesson into index.html: there to be read while the app is on its way. */
export function firstPaint(): Plugin {
  return {
    name: "first-paint",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      async handler(html, { filename }) {
        if (path.basename(filename) !== "index.html") return html;
        const place = '<div id="app"></div>';
        if (!html.includes(place)) throw new Error(`index.html needs ${place}.`);
        const { module } = await runnerImport<typeof import("../src/app/first-paint.ts")>(source, {
          root: projectRoot,
          configFile: false,
          logLevel: "error",
          plugins: [lessons(), svelte({ ...svelteOptions, emitCss: false, inspector: false })],
        });
        const drawn = module.firstPaint();
        if (/ style=/.test(drawn)) throw new Error("The first paint has a style attribute, which the policy refuses.");
        return html.replace(place, `<div id="app"><div class="first-paint">${drawn}</div></div>`);
      },
    },
  };
}
