// Times our engine against others', side by side in one process a comparison.
//
//   npm run bench [-- NAME …] [--json] [--only WORDS] [--playground PATH] [--processor-time] [--software]
//
// NAME: folders of bench/; those with a compare.page.ts run in Chromium. --only: comparisons with these words in their
// names. --playground: a checkout of tensorflow/playground, whose nn.ts is timed as well. --processor-time: not by the
// clock, for a machine that others use. --software: a card computed by the processor, to try the comparisons without
// one; one run each, whose times say nothing. The peers are installed into bench/ by the first call.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { projectRoot, runCommand, runTool } from "./command.mjs";
import { cardFlags, chromeFlags, ensureChrome } from "./find-chrome.mjs";
import { ensureInstalled } from "./install.mjs";
import { serve } from "./serve.mjs";

const bench = path.join(projectRoot, "bench");
const args = process.argv.slice(2);
const flags = ["--json", "--processor-time", "--software"];
const takesValue = ["--only", "--playground"];
const options = args.filter((arg, i) => arg.startsWith("--") || takesValue.includes(args[i - 1] ?? ""));
const names = args.filter((arg) => !options.includes(arg));
const inNode = withFile("compare.ts");
const inPage = withFile("compare.page.ts");
const problem = wrongArgument();
if (problem !== null) {
  console.error(problem);
  process.exit(2);
}
const wanted = (/** @type {string} */ name) => names.length === 0 || names.includes(name);

await ensureInstalled();
if (!existsSync(path.join(bench, "node_modules/.package-lock.json"))) {
  console.error("Installing what the benchmarks compare with …");
  // Without scripts: one of them would build a GPU library that no comparison uses.
  const asked = ["install", "--prefix", "bench", "--ignore-scripts", "--no-package-lock"];
  const { exitCode } = await runCommand("npm", asked, { output: "stderr" });
  if (exitCode !== 0) process.exit(exitCode);
}
const failed = [...(await runInNode(inNode.filter(wanted))), ...(await runInPage(inPage.filter(wanted)))];
process.exitCode = failed.length > 0 ? 1 : 0;

/** @returns {string | null} a sentence, where something was asked for that there is not */
function wrongArgument() {
  const folder = names.find((name) => ![...inNode, ...inPage].includes(name));
  if (folder !== undefined) return `There is no bench/${folder}; there are: ${[...inNode, ...inPage].join(", ")}.`;
  const known = [...flags, ...takesValue];
  for (const [i, arg] of args.entries()) {
    if (takesValue.includes(args[i - 1] ?? "")) continue;
    if (arg.startsWith("--") && !known.includes(arg))
      return `There is no option ${arg}; there are: ${known.join(", ")}.`;
    if (takesValue.includes(arg) && (args[i + 1] ?? "--").startsWith("--")) return `${arg} wants a value after it.`;
  }
  const playground = valueOf("--playground");
  if (playground !== null && !existsSync(path.join(playground, "src/nn.ts")))
    return `${playground} is no checkout of tensorflow/playground: it has no src/nn.ts.`;
  return null;
}

/** @param {string} option @returns {string | null} */
function valueOf(option) {
  return args[args.indexOf(option) + 1 || args.length] ?? null;
}

/** @param {string} file */
function withFile(file) {
  return readdirSync(bench).filter((name) => existsSync(path.join(bench, name, file)));
}

/** @param {string} config @param {Record<string, string>} [env] */
async function build(config, env = {}) {
  const asked = ["build", "--config", `bench/${config}`];
  const { exitCode, output } = await runTool("vite/bin/vite.js", asked, { output: "capture", env });
  if (exitCode === 0) return;
  console.error(output);
  process.exit(exitCode);
}

/** A process a folder. @param {string[]} folders @returns {Promise<string[]>} those that failed */
async function runInNode(folders) {
  if (folders.length === 0) return [];
  await build("vite.config.ts", { BENCH_NAMES: folders.join(",") });
  const built = path.join(bench, "node_modules/.cache/bench", folders.join("+"));
  const playground = options.map((option, i) => (options[i - 1] === "--playground" ? path.resolve(option) : option));
  const failing = [];
  for (const name of folders) {
    const files = [path.join(built, "main.js"), path.join(built, `${name}.js`)];
    const run = await runCommand(process.execPath, [...files, ...playground]);
    if (run.exitCode !== 0) failing.push(name);
  }
  return failing;
}

/** A page a folder, on the machine's own card. @param {string[]} folders @returns {Promise<string[]>} those that failed */
async function runInPage(folders) {
  if (folders.length === 0) return [];
  await build("vite.page.config.ts");
  const served = await serve({ root: path.join(bench, "node_modules/.cache/bench/page"), port: 0 });
  const software = options.includes("--software");
  const executablePath = await ensureChrome();
  const { chromium } = await import("playwright-core"); // slow to load, and not needed for a word that is refused
  const browser = await chromium.launch({ executablePath, args: software ? chromeFlags : cardFlags });
  const failing = [];
  for (const name of folders) {
    const page = await browser.newPage({ bypassCSP: true });
    page.on("console", (message) => (message.type() === "log" ? console.log : console.error)(message.text()));
    await page.goto(`${served.url}/page.html`);
    await page.waitForFunction("globalThis.benchPage");
    const card = /** @type {{ name: string, software: boolean } | null} */ (await page.evaluate("benchPage.card()"));
    if (!card || (card.software && !software)) {
      console.error(`bench/${name}: no graphics card with WebGPU at hand. --software tries it without one.`);
      continue;
    }
    console.error(
      `${name}: on ${card.name}${card.software ? ", computed by the processor: its times say nothing" : ""}`,
    );
    const only = valueOf("--only");
    const asked = JSON.stringify({ name, only, json: options.includes("--json"), trial: software });
    try {
      await page.evaluate(`benchPage.run(${asked})`);
    } catch (error) {
      console.error(String(error));
      failing.push(name);
    }
    await page.close();
  }
  await browser.close();
  await served.close();
  return failing;
}
