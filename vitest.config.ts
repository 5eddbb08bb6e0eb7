import { pathToFileURL } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { assemblyScript } from "./scripts/vite-assembly.ts";
import { lessons } from "./scripts/vite-lessons.ts";
import { chromeFlags, findChrome } from "./scripts/find-chrome.mjs";
import { LongestFirst } from "./tests/journeys/longest-first.ts";

// Software WebGPU and a first WASM compilation on two cores take their time.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };
const chrome = findChrome();

/** Under Node a `?url` import is the file's own address, as in the command-line bundle. */
const urlsAreFiles: Plugin = {
  name: "urls-are-files",
  enforce: "pre",
  load(id) {
    const [file = "", query] = id.split("?", 2);
    return query === "url" ? `export default ${JSON.stringify(pathToFileURL(file).href)}` : undefined;
  },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [assemblyScript(), lessons(), urlsAreFiles, svelte()],
        test: {
          ...patience,
          name: "unit",
          setupFiles: ["src/cli/fetch-files.ts"],
          environment: "node",
          include: ["src/**/*.test.ts", "lessons/**/*.test.ts", "tests/contracts/**/*.test.ts"],
          exclude: ["src/**/*.browser.test.ts"],
          // One copy of TensorFlow.js, and its ES modules, as in the bundles.
          server: { deps: { inline: [/@tensorflow\//] } },
        },
      },
      {
        plugins: [assemblyScript(), lessons(), svelte()],
        optimizeDeps: {
          include: [
            "@tensorflow/tfjs-core",
            "@tensorflow/tfjs-core/dist/register_all_gradients",
            "@tensorflow/tfjs-layers",
            "@tensorflow/tfjs-backend-cpu",
            "@tensorflow/tfjs-backend-wasm",
            "@tensorflow/tfjs-backend-webgl",
            "@tensorflow/tfjs-backend-webgpu",
            "comlink",
            "fflate",
            "papaparse",
            "valibot",
            "fast-check",
          ],
        },
        test: {
          ...patience,
          name: "browser",
          include: ["src/**/*.browser.test.ts"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(chrome ? { executablePath: chrome } : {}), args: chromeFlags },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          ...patience,
          testTimeout: 120_000, // longer than any one wait within, and many are
          name: "journeys",
          environment: "node",
          include: ["tests/journeys/**/*.test.ts"],
          globalSetup: ["tests/journeys/serve-build.ts"],
          setupFiles: ["tests/journeys/tell-failures.ts"],
          isolate: false, // one browser a worker: tests/journeys/browser.ts
        },
      },
    ],
  },
});
