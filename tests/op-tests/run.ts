import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { assemblyScript } from "../../scripts/vite-assembly.ts";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
const cacheFolder = path.join(projectRoot, "node_modules/.cache/learning-curve/op-tests");
const wasmFolder = path.dirname(
  createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
);

// TensorFlow.js's WASM loader and its tests take Node for CommonJS.
const commonJsGlobals = `
import { createRequire as createRequireForWasm } from "node:module";
globalThis.require ??= createRequireForWasm(import.meta.url);
globalThis.__dirname ??= import.meta.dirname;
`;

export interface OpTests {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

/** Bundles tfjs-core's own tests with the wasm backend; both kinds of kernels run from one bundle. */
export async function bundleOpTests(): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  await build({
    configFile: false,
    publicDir: false,
    root: projectRoot,
    logLevel: "error",
    plugins: [assemblyScript()],
    ssr: { noExternal: true, external: ["jasmine-core"] },
    build: {
      ssr: fileURLToPath(new URL("suite.ts", import.meta.url)),
      outDir: cacheFolder,
      target: "node20",
      minify: false,
      // The package says that its files have no effects, and a test is nothing else: all would be left out.
      rolldownOptions: { treeshake: false, output: { entryFileNames: "suite.mjs", banner: commonJsGlobals } },
    },
  });
}

/** Runs what is bundled, on the wasm backend with its own kernels or with ours. */
export async function runOpTests(kernels: "stock" | "ours"): Promise<OpTests> {
  const report = path.join(cacheFolder, `${kernels}.json`);
  await rm(report, { force: true });
  const child = spawn(process.execPath, [path.join(cacheFolder, "suite.mjs")], {
    env: { ...process.env, KERNELS: kernels, REPORT: report, WASM_FOLDER: wasmFolder },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-4000)));
  await new Promise((resolve) => child.on("exit", resolve));
  try {
    return JSON.parse(await readFile(report, "utf8")) as OpTests;
  } catch {
    throw new Error(`The tests did not come to their end.\n${said}`);
  }
}
