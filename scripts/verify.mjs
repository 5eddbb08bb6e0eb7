// `npm run verify [-- part …]`: measures what a test must not assert (times, scores, full trainings) and prints tables.
// A part is a file in verify/: it exports `title` and, as default, a function that returns rows.

import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { projectRoot } from "./command.mjs";
import { ensureChrome } from "./find-chrome.mjs";
import { ensureInstalled } from "./install.mjs";

/**
 * @typedef {{ what: string, figure: string, limit?: string, holds?: boolean }} Row `holds` is absent where nothing is promised.
 * @typedef {{ title: string, default: () => Promise<Row[]> }} Part
 */

await ensureInstalled();
process.env.CHROME_PATH = await ensureChrome();
await ensureBuilt("app");
process.env.NODE_ENV ??= "production";

const folder = path.join(projectRoot, "verify");
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => /^[^.]+\.(mjs|ts)$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.includes(path.parse(file).name))
  .sort();

let broken = 0;
for (const file of files) {
  const name = path.parse(file).name;
  try {
    const part = await load(path.join(folder, file));
    console.log(`\n## ${part.title}\n`);
    const startedMs = performance.now();
    const rows = await part.default();
    printTable(rows);
    console.log(`\n(${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s)`);
    broken += rows.filter((row) => row.holds === false).length;
  } catch (error) {
    broken++;
    console.log(`\n${name} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}
console.log(broken === 0 ? "\nEverything holds." : `\n${broken} of these do not hold.`);
process.exit(broken === 0 ? 0 : 1);

/** A TypeScript part goes through Vite, so that it may import from src/. @param {string} file @returns {Promise<Part>} */
async function load(file) {
  if (file.endsWith(".mjs")) return import(pathToFileURL(file).href);
  const { runnerImport } = await import("vite");
  const { module } = await runnerImport(file, { root: projectRoot, configFile: false, logLevel: "error" });
  return /** @type {Part} */ (module);
}

/** @param {Row[]} rows */
function printTable(rows) {
  const cells = rows.map((row) => [
    row.what,
    row.figure,
    row.limit ?? "",
    row.holds === undefined ? "" : row.holds ? "yes" : "NO",
  ]);
  const lines = [["What", "Measured", "Promised", "Holds"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...lines.map((line) => (line[column] ?? "").length)));
  const print = (/** @type {string[]} */ line) =>
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  print(lines[0] ?? []);
  print(widths.map((width) => "-".repeat(width)));
  cells.forEach(print);
}
