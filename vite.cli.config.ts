import { defineConfig } from "vite";

/** The command line: the same step folders as in the browser, bundled for Node. Assets lie beside the bundle. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: "src/cli/main.ts",
    ssrEmitAssets: true,
    outDir: "dist-cli",
    target: "node20",
    assetsInlineLimit: 0,
    minify: false,
    rolldownOptions: {
      output: {
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
