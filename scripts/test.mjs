// `npm test`: installs what is missing, finds a browser, checks, builds, tests. The last line is "N passed, N failed".

import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runChecks } from "./check.mjs";
import { projectRoot, runTool } from "./command.mjs";
import { ensureChrome } from "./find-chrome.mjs";
import { ensureInstalled } from "./install.mjs";

const total = { passed: 0, failed: 0 };
/** @param {{ passed: number, failed: number }} counts */
const add = ({ passed, failed }) => {
  total.passed += passed;
  total.failed += failed;
};

await ensureInstalled();
process.env.CHROME_PATH = await ensureChrome();
process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = "true"; // the config takes the lesson parser of src/, whose imports have no ending

console.log("\nStatic checks");
add(await runChecks());

// Rooms whose tests leave nothing behind share their modules: loading those again for every file took longer than the tests.
const tidyRooms = [
  ...["app", "bench", "cli", "data", "datasets", "deployment", "embed", "experiment", "i18n", "lesson", "plots"],
  ...["service-worker", "storage", "ui", "widgets"],
];
const otherRooms = readdirSync(path.join(projectRoot, "src")).filter((room) => !tidyRooms.includes(room));
const folderOf = (/** @type {string} */ room) => `src/${room}/`;
// Those in the browser wait for its card and its workers as much as they compute: they run beside.
const inBrowser = runVitest("browser", { output: "capture" });
add(await runVitest("unit", { name: "unit, tidy rooms", options: ["--no-isolate", ...tidyRooms.map(folderOf)] }));
add(await runVitest("unit", { options: [...otherRooms.map(folderOf), "lessons/", "tests/contracts/"] }));
add(await inBrowser);

try {
  await ensureBuilt("app");
  await ensureBuilt("cli", { quiet: true });
  add({ passed: 1, failed: 0 });
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  add({ passed: 0, failed: 1 });
}
// They wait for pages more than they compute: two of them leave two cores idle.
add(await runVitest("journeys", { options: ["--maxWorkers=3"] }));

process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${total.passed} passed, ${total.failed} failed`);

/**
 * Runs one project of vitest.config.ts, or a part of it, and counts its tests.
 * @param {string} project
 * @param {{ options?: string[], name?: string, output?: "inherit" | "capture" }} [how] what is captured is printed at the end
 */
async function runVitest(project, { options = [], name = project, output = "inherit" } = {}) {
  const title = `\nTests: ${name}`;
  if (output === "inherit") console.log(title);
  const reportFolder = path.join(projectRoot, "node_modules/.cache/learning-curve");
  const report = path.join(reportFolder, `${name.replaceAll(/\W+/g, "-")}.json`);
  mkdirSync(reportFolder, { recursive: true });
  rmSync(report, { force: true });
  const asked = ["run", "--project", project, "--passWithNoTests", ...options];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { exitCode, output: said } = await runTool("vitest/vitest.mjs", [...asked, ...reporters], { output });
  if (output === "capture") console.log(`${title}\n${said}`);
  try {
    const counts = JSON.parse(readFileSync(report, "utf8"));
    /** @type {{ status: string, assertionResults: { status: string }[] }[]} */
    const files = counts.testResults;
    // A file that cannot even be loaded has no failed test to show: it counts as one.
    const brokenFiles = files.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
    ).length;
    const failed = counts.numFailedTests + brokenFiles;
    return { passed: counts.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
  }
}
