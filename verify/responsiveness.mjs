// Whether the page stays free while a model trains and answers who uses it, how soon a hanging worker is replaced, how
// soon the first loss value stands on the screen, and what was loaded until then. Wants a quiet machine: another busy process on the same cores shows in every row.

import path from "node:path";
import { chromium } from "playwright-core";
import { budgets, filesRequested, sentBytes } from "../scripts/budgets.mjs";
import { projectRoot } from "../scripts/command.mjs";
import { chromeFlags, ensureChrome } from "../scripts/find-chrome.mjs";
import { serve } from "../scripts/serve.mjs";

export const title = "Responsiveness, Chromium, WASM";

// A software graphics card would take the processor from what is measured.
const flags = chromeFlags.filter((flag) => !/webgpu|Vulkan/i.test(flag));
const trainings = {
  "first lesson": "#/lesson/first-model",
  "points lab": "#/lab/points",
  "penguins, the sealed test": "#/lesson/the-sealed-test",
};
const trainingRuns = 3;
const firstLossRuns = 5;
const longTaskMs = 50;
const firstLossLimitMs = 1500;
const interactionLimitMs = 100;
const hangNoticedLimitMs = 5000;
const restartedLimitMs = 2000;

/** @typedef {{ files: string[], pageFiles: string[], firstLossMs: number, endMs: number, longTasks: { startMs: number, ms: number }[], backend: string }} Watched */

/** @returns {Promise<import("../scripts/verify.mjs").Row[]>} */
export default async function measureResponsiveness() {
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  const browser = await chromium.launch({ executablePath: await ensureChrome(), args: flags });
  /** @type {import("../scripts/verify.mjs").Row[]} */
  const rows = [];
  try {
    const cold = await times(firstLossRuns, () => watch(browser, `${served.url}/`, trainings["first lesson"], false));
    const firstLossMs = median(cold.map((run) => run.firstLossMs));
    rows.push({
      what: `From Train to the first loss value on the screen, cold worker, median of ${firstLossRuns} (${spread(cold.map((run) => run.firstLossMs))})`,
      figure: `${firstLossMs.toFixed(0)} ms`,
      limit: `≤ ${firstLossLimitMs} ms`,
      holds: firstLossMs <= firstLossLimitMs,
    });
    if (cold[0]) rows.push(...sizeRows(cold[0]));

    for (const [name, route] of Object.entries(trainings)) {
      const runs = await times(trainingRuns, () => watch(browser, `${served.url}/`, route, true));
      const longestMs = median(runs.map((run) => Math.max(0, ...run.longTasks.map(({ ms }) => ms))));
      const counts = runs.map((run) => run.longTasks.length);
      rows.push({
        what: `${name}: main-thread tasks over ${longTaskMs} ms from Train to the end, median of ${trainingRuns}`,
        figure: String(median(counts)),
        limit: "0",
        holds: median(counts) === 0,
      });
      const where = runs.flatMap((run) =>
        run.longTasks.map(({ startMs, ms }) => `${ms.toFixed(0)} at ${startMs.toFixed(0)}`),
      );
      rows.push({
        what: `${name}: the longest of them (a run took ${median(runs.map((run) => run.endMs)).toFixed(0)} ms on ${runs[0]?.backend ?? "?"})`,
        figure: longestMs === 0 && where.length === 0 ? "none" : `${longestMs.toFixed(0)} ms (${where.join(", ")} ms)`,
      });
    }
    const interactions = (await times(trainingRuns, () => interact(browser, `${served.url}/`))).flat();
    const slowest = interactions.reduce((a, b) => (b.ms > a.ms ? b : a), { name: "none", ms: 0 });
    rows.push({
      what: `points lab: the slowest of ${interactions.length} interactions while it trains (${slowest.name})`,
      figure: `${slowest.ms.toFixed(0)} ms`,
      limit: `≤ ${interactionLimitMs} ms`,
      holds: interactions.length > 0 && slowest.ms <= interactionLimitMs,
    });
    const hangs = await times(trainingRuns, () => hang(browser, `${served.url}/`));
    for (const [what, of, limitMs] of /** @type {const} */ ([
      ["noticed", "noticedMs", hangNoticedLimitMs],
      ["replaced, and training again", "restartedMs", restartedLimitMs],
    ])) {
      const ms = median(hangs.map((each) => each[of]));
      rows.push({
        what: `points lab: a worker that hangs is ${what}, median of ${trainingRuns} (${spread(hangs.map((each) => each[of]))})`,
        figure: `${ms.toFixed(0)} ms`,
        limit: `≤ ${limitMs} ms`,
        holds: ms <= limitMs,
      });
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return rows;
}

/** @param {Watched} run */
function sizeRows({ files, pageFiles }) {
  const scripts = (/** @type {string[]} */ of) => of.filter((file) => file.endsWith(".js"));
  const worker = files.filter((file) => !pageFiles.includes(file));
  const wasm = worker.filter((file) => file.endsWith(".wasm"));
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const styles = files.filter((file) => file.endsWith(".css"));
  return [
    limited(
      "JavaScript of page and first lesson, as requested",
      sentBytes(scripts(pageFiles)),
      budgets.pageScriptBytes,
    ),
    limited("CSS until the first loss value, as requested", sentBytes(styles), budgets.pageStyleBytes),
    limited(
      `JavaScript asked for from Train to the first loss value (${scripts(worker).length} files)`,
      sentBytes(scripts(worker)),
      budgets.workerScriptBytes,
    ),
    {
      what: `WASM files asked for until then (${kilobytes(sentBytes(wasm))} gzipped)`,
      figure: String(wasm.length),
      limit: "≤ 1",
      holds: wasm.length <= 1,
    },
  ];

  /** @param {string} what @param {number} bytes @param {number} limit */
  function limited(what, bytes, limit) {
    return {
      what: `${what}, gzipped`,
      figure: kilobytes(bytes),
      limit: `≤ ${kilobytes(limit)}`,
      holds: bytes <= limit,
    };
  }
}

/**
 * Opens a page in a fresh context, presses Train and watches. What is measured is taken inside the page; nothing is
 * asked of it while the model trains.
 * @param {import("playwright-core").Browser} browser @param {string} appUrl @param {string} route
 * @param {boolean} toTheEnd
 * @returns {Promise<Watched>}
 */
async function watch(browser, appUrl, route, toTheEnd) {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    /** @type {Set<string>} */
    const addresses = new Set();
    page.on("request", (request) => addresses.add(request.url()));
    await page.goto(appUrl + route);
    const train = page.locator("[data-widget=transport] button.play");
    await reach(page, train);
    await page.waitForLoadState("networkidle");
    const pageFiles = filesRequested(addresses, appUrl);

    await page.evaluate(beginWatching);
    const box = await train.boundingBox();
    if (!box) throw new Error(`${route} shows no Train button.`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    /** @type {"firstLoss" | "end"} */
    const which = toTheEnd ? "end" : "firstLoss";
    const watched = await page.evaluate(waitForIt, which);
    const files = filesRequested(addresses, appUrl);
    const backend = await page.locator("[data-widget=transport] .more").innerText();
    return { files, pageFiles, ...watched, backend: /WASM|WebGPU|CPU/.exec(backend)?.[0] ?? "?" };
  } finally {
    await context.close();
  }
}

/**
 * Uses the points lab while it trains: presses, types, drags. Event Timing tells from the press to the next paint.
 * @param {import("playwright-core").Browser} browser @param {string} appUrl
 * @returns {Promise<{ name: string, ms: number }[]>}
 */
async function interact(browser, appUrl) {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const transport = await train(page, appUrl);
    await page.evaluate(() => {
      /** @type {{ name: string, ms: number }[]} */
      const interactions = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { interactionId } = /** @type {PerformanceEventTiming & { interactionId?: number }} */ (entry);
          if (interactionId) interactions.push({ name: entry.name, ms: entry.duration });
        }
      }).observe(/** @type {PerformanceObserverInit} */ ({ type: "event", durationThreshold: 16 }));
      Object.assign(globalThis, { learningCurveInteractions: interactions });
    });
    const rate = page.getByRole("textbox", { name: "Learning rate", exact: true });
    for (let round = 0; round < 3; round++) {
      await transport.locator("button.play").click();
      await transport.locator("button.play").click();
      await rate.click();
      await rate.pressSequentially("0.02", { delay: 20 });
      await page.keyboard.press("Enter");
      const slider = await page.locator("[data-widget=dials] input[type=range]").first().boundingBox();
      if (!slider) throw new Error("The points lab shows no slider.");
      await page.mouse.move(slider.x + 40, slider.y + slider.height / 2);
      await page.mouse.down();
      await page.mouse.move(slider.x + slider.width - 40 - 9 * round, slider.y + slider.height / 2, { steps: 12 });
      await page.mouse.up();
      await page.getByRole("button", { name: round % 2 ? "Loss" : "Accuracy", exact: true }).click();
      await page
        .getByRole("button", { name: /^Layer 1, unit 2/ })
        .first()
        .click();
    }
    await page.waitForTimeout(200);
    return await page.evaluate(() => Reflect.get(globalThis, "learningCurveInteractions"));
  } finally {
    await context.close();
  }
}

/**
 * Has the worker loop for ever in the middle of a training.
 * @param {import("playwright-core").Browser} browser @param {string} appUrl
 */
async function hang(browser, appUrl) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    const transport = await train(page, appUrl);
    // Not within the evaluation itself: what a debugger runs cannot be ended.
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    const startedMs = performance.now();
    await transport.getByText("training goes on from epoch").waitFor();
    const goneMs = performance.now();
    const epoch = transport.locator(".epoch b");
    const before = await epoch.innerText();
    await page.waitForFunction(
      (than) => document.querySelector("[data-widget=transport] .epoch b")?.textContent !== than,
      before,
    );
    return { noticedMs: goneMs - startedMs, restartedMs: performance.now() - goneMs };
  } finally {
    await context.close();
  }
}

/** Trains in the points lab until its first epochs are done. @param {import("playwright-core").Page} page @param {string} appUrl */
async function train(page, appUrl) {
  await page.goto(`${appUrl}#/lab/points`);
  const transport = page.locator("[data-widget=transport]");
  await transport.locator("button.play").click();
  await page.waitForFunction(
    () => Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent) > 40,
  );
  return transport;
}

/** Goes on in the lesson until its bench can train. @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} train */
async function reach(page, train) {
  // The table has been read, the last widget has come.
  const settled = async () => {
    await page.locator("[data-widget]").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".wait, .waiting, button.play[disabled]"));
  };
  await settled();
  for (let step = 0; step < 3 && !(await train.isVisible()); step++) {
    const at = await page.locator("section[data-step]").getAttribute("data-step");
    await page.locator("section[data-step] button[data-go]").click();
    await page.locator(`section[data-step]:not([data-step="${at}"])`).waitFor();
    await settled();
  }
  await train.waitFor();
}

/** Runs inside the page. */
function beginWatching() {
  /** @type {{ startMs: number, ms: number }[]} */
  const longTasks = [];
  let clickedMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push({ startMs: entry.startTime - clickedMs, ms: entry.duration });
  });
  addEventListener(
    "click",
    (event) => {
      clickedMs = event.timeStamp;
      observer.observe({ type: "longtask" });
    },
    { capture: true, once: true },
  );

  let firstLossMs = 0;
  const sinceClick = () => performance.now() - clickedMs;
  /** A number beside a curve, or, where the lab shows no curves, an epoch that has begun. */
  const hasLoss = () =>
    [...document.querySelectorAll("[data-widget=curves] text.end")].some((text) => /\d/.test(text.textContent ?? "")) ||
    (!document.querySelector("[data-widget=curves]") &&
      Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent) > 0);
  const hasEnded = () =>
    /^(Done|Stopped)/.test(document.querySelector("[data-widget=transport] .state")?.textContent?.trim() ?? "");
  const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  /** @param {() => boolean} holds */
  const until = (holds) =>
    new Promise((resolve) => {
      const mutations = new MutationObserver(() => {
        if (clickedMs === 0 || !holds()) return;
        mutations.disconnect();
        resolve(undefined);
      });
      mutations.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  const result = () => ({ firstLossMs, endMs: sinceClick(), longTasks });

  const firstLoss = until(hasLoss)
    .then(afterPaint)
    .then(() => {
      firstLossMs = sinceClick();
      return result();
    });
  // A quarter of a second more: what the end of a run sets off belongs to it.
  const end = until(hasEnded)
    .then(() => new Promise((resolve) => setTimeout(resolve, 250)))
    .then(result);
  Object.assign(globalThis, { learningCurveWatch: { firstLoss, end } });
}

/** Runs inside the page. @param {"firstLoss" | "end"} which @returns {Promise<Pick<Watched, "firstLossMs" | "endMs" | "longTasks">>} */
function waitForIt(which) {
  return Reflect.get(globalThis, "learningCurveWatch")[which];
}

/** @template T @param {number} count @param {() => Promise<T>} measure @returns {Promise<T[]>} */
async function times(count, measure) {
  const results = [];
  for (let i = 0; i < count; i++) results.push(await measure());
  return results;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** @param {number[]} values */
function spread(values) {
  return `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)} ms`;
}
