import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const projectRoot = fileURLToPath(new URL("..", import.meta.url));
const cacheFolder = path.join(projectRoot, "node_modules/.cache/learning-curve/wasm");
const compilerVersion = path.join(projectRoot, "node_modules/assemblyscript/package.json");

/** Own memory, no collector, no runtime: a module is its functions. */
const flags = ["--optimizeLevel", "3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--use", "abort="];

/** `?wasm&relaxed`: the same source with relaxed SIMD (`ASC_FEATURE_RELAXED_SIMD` is true in it). */
const assemblyAddress = /\.as\.ts\?wasm(&relaxed)?$/;

/**
 * `import bytes from "./dense.as.ts?wasm"`: an AssemblyScript file, and what it imports, compiled to the bytes of a WASM
 * module. They stand in the JavaScript: a chunk that is loaded as any other, under every policy, in every frame and without
 * a network. A first line `// asc: --importMemory` gives the compiler further options.
 */
export function assemblyScript(): Plugin {
  return {
    name: "assembly-script",
    enforce: "pre",
    async load(id) {
      const found = assemblyAddress.exec(id);
      if (!found) return undefined;
      const file = id.slice(0, id.indexOf("?"));
      const { bytes, sources } = await compileAssembly(file, found[1] ? ["--enable", "relaxed-simd"] : []);
      for (const source of sources) this.addWatchFile(source);
      const base64 = Buffer.from(bytes).toString("base64");
      return { code: `export default Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0));`, moduleType: "js" };
    },
  };
}

/** Compiles, or takes what the same sources gave the last time. Throws what the compiler says of a wrong source. */
export async function compileAssembly(
  file: string,
  further: readonly string[] = [],
): Promise<{ readonly bytes: Uint8Array; readonly sources: readonly string[] }> {
  const sources = await sourcesOf(file);
  const [first = ""] = (sources.get(file) ?? "").split("\n", 1);
  const asked = /^\/\/ asc: (.*)$/.exec(first)?.[1]?.trim().split(/\s+/) ?? [];
  const args = [...flags, ...asked, ...further];
  const texts = [...sources].map(([name, text]) => [path.basename(name), text]);
  const what = JSON.stringify([args, texts, await readFile(compilerVersion, "utf8")]);
  const kept = path.join(cacheFolder, `${createHash("sha256").update(what).digest("hex").slice(0, 32)}.wasm`);
  if (existsSync(kept)) return { bytes: await readFile(kept), sources: [...sources.keys()] };
  const bytes = await compile(path.relative(projectRoot, file), args);
  await mkdir(cacheFolder, { recursive: true });
  const writing = `${kept}.${process.pid}`; // moved as a whole: another build may look for it
  await writeFile(writing, bytes);
  await rename(writing, kept);
  return { bytes, sources: [...sources.keys()] };
}

/** A file and those that it imports, with their texts. */
async function sourcesOf(file: string): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  const take = async (name: string): Promise<void> => {
    if (sources.has(name)) return;
    const text = await readFile(name, "utf8");
    sources.set(name, text);
    for (const [, other = ""] of text.matchAll(/from "(\.[^"]+)"/g)) {
      await take(path.resolve(path.dirname(name), `${other}.ts`));
    }
  };
  await take(file);
  return sources;
}

// The formatter knows no decorator of a function: "@inline" stands in a comment before it.
const inlined = (source: string | null) => source?.replaceAll("/* @inline */", "@inline") ?? null;

async function compile(file: string, args: readonly string[]): Promise<Uint8Array> {
  const { default: asc } = await import("assemblyscript/asc"); // heavy, and seldom needed: what is compiled is kept
  const written = new Map<string, Uint8Array | string>();
  const { error, stderr } = await asc.main([file, ...args, "--baseDir", projectRoot, "--outFile", "module.wasm"], {
    readFile: async (name, folder) => inlined(await readFile(path.join(folder, name), "utf8").catch(() => null)),
    writeFile: (name, contents) => void written.set(name, contents),
  });
  const module = written.get("module.wasm");
  if (error || !(module instanceof Uint8Array)) {
    throw new Error(`${file} cannot be compiled.\n${stderr.toString() || String(error)}`);
  }
  return module;
}
