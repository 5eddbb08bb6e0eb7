import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { assemblyScript } from "../scripts/vite-assembly.ts";
import commandLine from "../vite.cli.config.ts";

const bench = fileURLToPath(new URL(".", import.meta.url));
const comparisons = process.env["BENCH_NAMES"]?.split(",") ?? [];

/** Our side of every comparison, bundled for Node as the command line is. The peers stay packages of bench/. */
export default defineConfig({
  ...commandLine,
  root: path.join(bench, ".."),
  plugins: [assemblyScript()],
  build: {
    ...commandLine.build,
    ssr: true,
    outDir: path.join(bench, "node_modules/.cache/bench", comparisons.join("+")),
    emptyOutDir: true,
    rolldownOptions: {
      ...commandLine.build?.rolldownOptions,
      input: Object.fromEntries([
        ["main", path.join(bench, "harness/main.ts")],
        ...comparisons.map((name) => [name, path.join(bench, name, "compare.ts")]),
      ]),
      output: {
        ...commandLine.build?.rolldownOptions?.output,
        entryFileNames: "[name].js",
      },
    },
  },
  ssr: {
    noExternal: [/^@tensorflow\/tfjs-(core|backend-)/, "seedrandom", "long"],
    external: ["@tensorflow/tfjs", "@jax-js/jax", "brain.js", "convnetjs", "typescript"],
  },
});
