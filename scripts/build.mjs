// Builds the app (dist) or the command line (dist-cli) when sources are newer than the last build.
//
//   node scripts/build.mjs [--force]

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { projectRoot, runTool } from "./command.mjs";
import { ensureInstalled } from "./install.mjs";

const shared = [
  "src",
  "lessons",
  "package-lock.json",
  "scripts/csp.mjs",
  "scripts/vite-lessons.ts",
  "scripts/vite-assembly.ts",
];
const buildScripts = [
  ...["chunks", "early-files", "first-paint", "offline"].map((name) => `scripts/vite-${name}.ts`),
  "scripts/offline-list.ts",
];
const targets = {
  app: {
    config: "vite.config.ts",
    product: "dist/index.html",
    sources: [...shared, "public", "index.html", "embed.html", "vite.config.ts", ...buildScripts],
  },
  cli: { config: "vite.cli.config.ts", product: "dist-cli/main.js", sources: [...shared, "vite.cli.config.ts"] },
};
const cacheFolder = path.join(projectRoot, "node_modules/.cache/learning-curve");

/**
 * Builds a target if its product is missing or older than its sources.
 * @param {"app" | "cli"} name @param {{ force?: boolean, quiet?: boolean }} [options] `quiet`: silent unless it fails.
 */
export async function ensureBuilt(name, { force = false, quiet = false } = {}) {
  const target = targets[name];
  const stampFile = path.join(cacheFolder, `${name}-build-started`);
  const isFresh = () => {
    if (!statSync(path.join(projectRoot, target.product), { throwIfNoEntry: false })) return false;
    const startedMs = readNumber(stampFile);
    return target.sources.every((source) => newestChangeMs(path.join(projectRoot, source)) < startedMs);
  };
  if (!force && isFresh()) return;

  mkdirSync(cacheFolder, { recursive: true });
  const releaseLock = await takeLock(path.join(cacheFolder, `${name}-build.lock`));
  try {
    if (!force && isFresh()) return; // somebody else built it while we waited
    const startedMs = Date.now();
    const args = ["build", "--config", target.config, ...(quiet ? ["--logLevel", "error"] : [])];
    const { exitCode, output } = await runTool("vite/bin/vite.js", args, {
      output: quiet ? "capture" : "stderr",
      env: {
        NODE_ENV: "production", // a test runner that builds has another, and it would be inherited
        VITE_CONFIG_NATIVE_IGNORE_WARNING: "true", // the config takes the lesson parser of src/, whose imports have no ending
      },
    });
    if (exitCode !== 0) {
      rmSync(stampFile, { force: true });
      if (quiet) process.stderr.write(output);
      throw new Error(`The build failed (vite build, exit code ${exitCode}); its message stands above.`);
    }
    writeFileSync(stampFile, String(startedMs));
  } finally {
    releaseLock();
  }
}

/** The latest change of a file or of anything below a folder; folders count, since a deletion changes only them. @param {string} file @returns {number} */
function newestChangeMs(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(file).reduce(
    (newest, entry) => Math.max(newest, newestChangeMs(path.join(file, entry))),
    found.mtimeMs,
  );
}

/** @param {string} file */
function readNumber(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

/** One build at a time: a folder is the lock, its age tells a lock that a killed build left. @param {string} folder */
async function takeLock(folder) {
  for (;;) {
    try {
      mkdirSync(folder);
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    const held = statSync(folder, { throwIfNoEntry: false });
    if (held && Date.now() - held.mtimeMs > 180_000) rmSync(folder, { recursive: true, force: true });
    await wait(250);
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await ensureInstalled();
  await ensureBuilt("app", { force: process.argv.includes("--force") }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
