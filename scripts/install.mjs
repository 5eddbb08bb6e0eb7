// Installs the packages of package-lock.json when they are not all there. Node only: this runs before node_modules exists.

import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot, runCommand } from "./command.mjs";

/** Runs `npm ci` unless node_modules already holds exactly what the lock file names. Says so on stderr. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.error("Installing packages (npm ci) …");
  const { exitCode } = await runCommand("npm", ["ci", "--no-audit", "--no-fund"], {
    output: "stderr",
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
  if (exitCode !== 0) {
    console.error("Packages could not be installed: `npm ci` failed. Check the network, then run this command again.");
    process.exit(1);
  }
}

/** Compares versions, not times: a fresh checkout makes every file look new. */
function isInstalled() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === "" || entry.optional || entry.devOptional) return true; // optional: made for another platform
    return present[folder]?.version === entry.version;
  });
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null} */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(path.join(projectRoot, file), "utf8")).packages;
  } catch {
    return null;
  }
}
