import { defineConfig } from "vite";
import { assemblyScript } from "./scripts/vite-assembly.ts";

// TensorFlow.js's WASM loader takes Node for CommonJS: it asks for these two, which an ES module lacks.
const commonJsGlobals = `
import { createRequire as createRequireForWasm } from "node:module";
globalThis.require ??= createRequireForWasm(import.meta.url);
globalThis.__dirname ??= import.meta.dirname;
`;

/** The command line: the same step folders as in the browser, bundled for Node. Assets lie beside the bundle. */
export default defineConfig({
  publicDir: false,
  plugins: [assemblyScript()],
  build: {
    ssr: "src/cli/main.ts",
    ssrEmitAssets: true,
    outDir: "dist-cli",
    target: "node20",
    assetsInlineLimit: 0,
    minify: false,
    rolldownOptions: {
      output: {
        banner: commonJsGlobals,
        entryFileNames: "main.js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  experimental: {
    // A `?url` import is a file: address here, wherever the bundle lies.
    renderBuiltUrl: (filename) => ({ runtime: `new URL(${JSON.stringify(filename)}, import.meta.url).href` }),
  },
  ssr: {
    noExternal: true, // one copy of TensorFlow.js, and its ES modules
  },
});
