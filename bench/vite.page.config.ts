import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { assemblyScript } from "../scripts/vite-assembly.ts";

const bench = fileURLToPath(new URL(".", import.meta.url));

/** The comparisons that need a browser (`compare.page.ts`), as a page. */
export default defineConfig({
  root: path.join(bench, "harness"),
  base: "./",
  publicDir: false,
  plugins: [assemblyScript()],
  resolve: { dedupe: ["@tensorflow/tfjs-core"] }, // one copy: the kernels' own
  build: {
    outDir: path.join(bench, "node_modules/.cache/bench/page"),
    emptyOutDir: true,
    target: "es2022",
    chunkSizeWarningLimit: 5000,
    rolldownOptions: { input: path.join(bench, "harness/page.html") },
  },
});
