import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { contentSecurityPolicy } from "./scripts/csp.mjs";
import { assemblyScript } from "./scripts/vite-assembly.ts";
import { chunkOf } from "./scripts/vite-chunks.ts";
import { earlyFiles } from "./scripts/vite-early-files.ts";
import { firstPaint, svelteOptions } from "./scripts/vite-first-paint.ts";
import { lessons } from "./scripts/vite-lessons.ts";
import { offlineFiles } from "./scripts/vite-offline.ts";

/** Names a chunk after what it holds, so that budgets and the precache list can tell a GPU backend from a lesson. */
function chunkName(chunk: { name: string; moduleIds: string[] }): string {
  const holds = (part: string) => chunk.moduleIds.some((id) => id.includes(part));
  for (const backend of ["webgpu", "webgl", "wasm", "cpu"]) {
    // The backend's own entry, not a helper that several backends share.
    if (holds(`tfjs-backend-${backend}/dist/base`) || holds(`tfjs-backend-${backend}/dist/index`)) {
      return `assets/backend-${backend}-[hash].js`;
    }
  }
  return "assets/[name]-[hash].js";
}

/** Datasets get a folder of their own: the service worker keeps them by another rule than code. */
function assetName(asset: { originalFileNames: string[] }): string {
  const isData = asset.originalFileNames.some((file) => file.includes("src/datasets/"));
  return isData ? "assets/data/[name]-[hash][extname]" : "assets/[name]-[hash][extname]";
}

/** Static hosts send no headers: the policy also stands in every page, right after its charset. */
function contentSecurityPolicyMeta(): Plugin {
  return {
    name: "content-security-policy-meta",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const charset = /<meta charset="utf-8"\s*\/?>/i;
        if (!charset.test(html)) throw new Error('Every page needs a <meta charset="utf-8"> to put the policy after.');
        return html.replace(
          charset,
          (tag) => `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`,
        );
      },
    },
  };
}

const offline = offlineFiles();

export default defineConfig({
  base: "./",
  resolve: {
    alias: {
      // Its variant for browsers sets innerHTML to decode "&nbsp;", which the policy refuses: an instructor's lesson would not open.
      "decode-named-character-reference": fileURLToPath(
        new URL("node_modules/decode-named-character-reference/index.js", import.meta.url),
      ),
    },
  },
  plugins: [
    assemblyScript(),
    lessons(),
    svelte(svelteOptions),
    firstPaint(),
    earlyFiles(),
    contentSecurityPolicyMeta(),
    offline.plugin,
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/service-worker",
      filename: "sw.ts",
      registerType: "prompt",
      injectRegister: false, // the app registers it, through its own Trusted Types policy
      includeManifestIcons: false, // the list names them already
      manifest: {
        id: "./",
        name: "Learning Curve",
        short_name: "Learning Curve",
        description: "Learn machine learning by training real models in your own browser.",
        lang: "en",
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: "#f5f7f4",
        theme_color: "#f5f7f4",
        categories: ["education"],
        icons: [
          { src: "icons/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
          { src: "icons/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
          { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          { src: "icons/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
        ],
      },
      injectManifest: {
        globPatterns: [], // scripts/offline-list.ts says what is kept
        manifestTransforms: [() => ({ manifest: offline.entries() })],
      },
    }),
  ],
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0, // files, not data: addresses, which the CSP refuses for fonts, scripts and data
    modulePreload: {
      polyfill: false,
      // A page names what it needs at once (vite-early-files.ts). Lists of all that each later part needs would weigh more on
      // the first load than they save. A part's own script is asked for beside its styles, not after them; a lesson's text,
      // named lesson-…, has none.
      resolveDependencies: (own, files, { hostType }) =>
        hostType === "html" ? files : files.filter((file) => file === own && !/\/lesson-[a-z]/.test(file)),
    },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: ["index.html", "embed.html"].filter((page) => existsSync(page)),
      // What a chunk exports is its own affair; modules still run in the order in which they are imported.
      preserveEntrySignatures: false,
      // No component of ours is a custom element; their class is made as the module is read, so it would come along.
      treeshake: { moduleSideEffects: [{ test: /svelte\/src\/.*\/custom-element\.js$/, sideEffects: false }] },
      output: {
        chunkFileNames: chunkName,
        assetFileNames: assetName,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: "chunkOf", name: chunkOf() }] },
      },
    },
  },
  worker: {
    format: "es",
    plugins: () => [assemblyScript()],
    rolldownOptions: {
      output: {
        entryFileNames: "assets/worker-[name]-[hash].js",
        chunkFileNames: chunkName,
        assetFileNames: assetName,
      },
    },
  },
});
