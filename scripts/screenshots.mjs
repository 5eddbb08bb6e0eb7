// `npm run screenshots`: the pictures of the README, into docs/screenshots. With `-- --all FOLDER`: every route and every
// lesson at three widths, light and dark, into that folder, to be looked at.

import { mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build.mjs";
import { projectRoot } from "./command.mjs";
import { chromeFlags, ensureChrome } from "./find-chrome.mjs";
import { ensureInstalled } from "./install.mjs";
import { serve } from "./serve.mjs";

const widths = { 360: 780, 768: 1024, 1440: 900 };
const schemes = /** @type {const} */ (["light", "dark"]);
const largestBytes = 300_000;

await ensureInstalled();
const { chromium } = await import("playwright-core");
const { runnerImport } = await import("vite");
const executablePath = await ensureChrome();
await ensureBuilt("app");
const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
const browser = await chromium.launch({ executablePath, args: chromeFlags });
const allAt = process.argv.indexOf("--all");
try {
  if (allAt >= 0) await everything(path.resolve(process.argv[allAt + 1] ?? "screenshots"));
  else await forReadme(path.join(projectRoot, "docs/screenshots"));
} finally {
  await browser.close();
  await served.close();
}

/** @param {string} folder */
async function forReadme(folder) {
  mkdirSync(folder, { recursive: true });
  const page = await open({ width: 1440, height: 900 }, "light");

  await show(page, "lesson/first-model");
  await page.locator("section[data-step] input[type=radio]").nth(1).check();
  await page.locator("section[data-step] button[data-go]").click();
  await page.getByRole("button", { name: "Train", exact: true }).click();
  // In mid-run, with something learned and something left.
  await page.waitForFunction(
    () => Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent) >= 40,
  );
  await save(page, path.join(folder, "lesson.png"));

  const visitor = await open({ width: 1440, height: 900 }, "light");
  await show(visitor, "");
  await save(visitor, path.join(folder, "home.png"));
}

/** @param {string} folder */
async function everything(folder) {
  mkdirSync(folder, { recursive: true });
  const lessons = readdirSync(path.join(projectRoot, "lessons/en"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
    .map((file) => path.basename(file, ".md"));
  /** @type {{ module: typeof import("../src/app/routes.ts") }} */
  const { module } = await runnerImport(path.join(projectRoot, "src/app/routes.ts"));
  const addresses = module.addressesOf({ lesson: lessons, term: [] });
  for (const [width, height] of Object.entries(widths)) {
    for (const scheme of schemes) {
      const page = await open({ width: Number(width), height }, scheme);
      for (const route of addresses) {
        await show(page, route);
        const name = `${route.replace("/", "-") || "home"}-${width}-${scheme}.png`;
        await page.screenshot({ path: path.join(folder, name), fullPage: true });
      }
      await page.context().close();
      console.log(`${width} px, ${scheme}: ${addresses.length} pages`);
    }
  }
}

/** @param {{ width: number, height: number }} viewport @param {"light" | "dark"} colorScheme */
async function open(viewport, colorScheme) {
  const shape = /** @type {const} */ ({ reducedMotion: "reduce", locale: "en-US", serviceWorkers: "block" });
  // Keeping the app for later would go on beside every page.
  const context = await browser.newContext({ ...shape, viewport, colorScheme });
  return context.newPage();
}

/** Opens a route and waits until nothing is on its way. @param {import("playwright-core").Page} page @param {string} route */
async function show(page, route) {
  await page.goto(`${served.url}/#/${route}`);
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".wait, .waiting, [aria-busy=true]"));
  await page.evaluate(() => document.fonts.ready);
}

/** @param {import("playwright-core").Page} page @param {string} file */
async function save(page, file) {
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${path.relative(projectRoot, file)}: ${Math.round(size / 1000)} kB`);
  if (size > largestBytes) {
    console.error(`That is more than ${largestBytes / 1000} kB.`);
    process.exitCode = 1;
  }
}
