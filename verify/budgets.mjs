import path from "node:path";
import { chromium } from "playwright-core";
import * as weigh from "../scripts/budgets.mjs";
import { projectRoot } from "../scripts/command.mjs";
import { chromeFlags, ensureChrome } from "../scripts/find-chrome.mjs";
import { serve } from "../scripts/serve.mjs";

export const title = "Sizes";

/** @returns {Promise<import("../scripts/verify.mjs").Row[]>} */
export default async function measureSizes() {
  const pageFiles = await filesOfFirstLesson();
  const scripts = pageFiles.filter((file) => file.endsWith(".js"));
  const styles = pageFiles.filter((file) => file.endsWith(".css"));
  const fonts = pageFiles.filter((file) => file.endsWith(".woff2"));
  const precached = weigh.precachedFiles();
  const { budgets } = weigh;
  return [
    row("JavaScript of the page and the first lesson, gzipped", weigh.sentBytes(scripts), budgets.pageScriptBytes),
    row("CSS of the page and the first lesson, gzipped", weigh.sentBytes(styles), budgets.pageStyleBytes),
    row("Fonts of the page", weigh.storedBytes(fonts), budgets.fontBytes),
    row(`Precache, ${precached.length} files, unpacked`, weigh.storedBytes(precached), budgets.precacheBytes),
  ];
}

/** @param {string} what @param {number} bytes @param {number} limitBytes */
function row(what, bytes, limitBytes) {
  const inKilobytes = (/** @type {number} */ value) => `${(value / 1000).toFixed(1)} kB`;
  return { what, figure: inKilobytes(bytes), limit: `≤ ${inKilobytes(limitBytes)}`, holds: bytes <= limitBytes };
}

async function filesOfFirstLesson() {
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureChrome(), args: chromeFlags });
  try {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    /** @type {Set<string>} */
    const addresses = new Set();
    page.on("request", (request) => addresses.add(request.url()));
    await page.goto(`${served.url}/#/lesson/first-model`, { waitUntil: "networkidle" });
    await page.locator("[data-widget=playground] svg").first().waitFor();
    return weigh.filesRequested(addresses, `${served.url}/`);
  } finally {
    await browser.close();
    await served.close();
  }
}
