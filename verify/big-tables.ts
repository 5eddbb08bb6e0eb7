// A file of 100 MB: how fast it is read, typed and profiled against papaparse alone, how much memory that takes, and
// whether the page stays free meanwhile. And a table of a million rows: whether it scrolls. Wants a quiet machine.

import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { build } from "vite";
import { projectRoot, runCommand } from "../scripts/command.mjs";
import { chromeFlags, ensureChrome } from "../scripts/find-chrome.mjs";
import { serve } from "../scripts/serve.mjs";
import type { Row } from "../scripts/verify.mjs";
import { createRandom } from "../src/experiment/random";
import type { Measured } from "./big-tables/reading";

export const title = "Large tables: 100 MB and a million rows, software rendering";

const megabytes = 100;
const millionRows = 1_000_000;
const rounds = 3;
const fewestShare = 0.6;
const mostMemory = 4;
const longTaskMs = 50;
const longFrameMs = 50;
// A software graphics card would take the processor from what is measured; a scrollbar that is not drawn cannot be dragged.
const flags = chromeFlags.filter((flag) => !/webgpu|Vulkan/i.test(flag));

export default async function measureBigTables(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "big-tables-"));
  const served = await serve({ root: path.join(projectRoot, "dist"), port: 0 });
  let browser: Browser | null = null;
  try {
    const large = path.join(folder, "large.csv");
    const long = path.join(folder, "long.csv");
    const rows = writeTable(large, (bytes) => bytes < megabytes * 1_000_000);
    writeTable(long, (_, written) => written < millionRows);
    const measured = await reading(folder, large, rows);
    browser = await chromium.launch({
      executablePath: await ensureChrome(),
      args: flags,
      ignoreDefaultArgs: ["--hide-scrollbars"],
    });
    const appUrl = `${served.url}/`;
    const opened = await opening(browser, appUrl, large);
    const scrolled = await scrolling(browser, appUrl, long);
    return [...measured, ...opened, ...scrolled];
  } finally {
    await browser?.close();
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Orders of a shop: numbers, dates, labels, some text in quotes, some of it missing. @returns how many rows */
function writeTable(file: string, goesOn: (bytes: number, rows: number) => boolean): number {
  const random = createRandom(1, "big tables");
  const cities = ["Berlin", "Paris", "São Paulo", "Nairobi", "Oslo", "Lima", "Kyoto", "Accra", "Hanoi", "Quito"];
  const kinds = ["standard", "express", "pick-up"];
  const notes = ["left at the door", '"called, no answer"', '"said ""later"""', "paid in cash", '"two, one label"'];
  const below = (end: number) => Math.floor(random.next() * end);
  const handle = openSync(file, "w");
  let text = "id,placed,city,kind,weight_kg,price,items,distance_km,age,note,rating,late\n";
  let bytes = 0;
  let rows = 0;
  while (goesOn(bytes + text.length, rows)) {
    rows++;
    const day = new Date(Date.UTC(2019, 0, 1) + below(1826) * 86_400_000).toISOString().slice(0, 10);
    text += [
      rows,
      day,
      cities[below(cities.length)],
      kinds[below(kinds.length)],
      random.next() < 0.04 ? "" : (random.next() * 30).toFixed(3),
      Math.exp(random.next() * 6).toFixed(2),
      1 + below(9),
      (random.next() * 400).toFixed(1),
      random.next() < 0.03 ? "NA" : 18 + below(70),
      random.next() < 0.15 ? notes[below(notes.length)] : "",
      random.next() < 0.1 ? "" : 1 + below(5),
      random.next() < 0.2 ? "yes" : "no",
    ].join(",");
    text += "\n";
    if (text.length > 1_000_000) {
      bytes += writeSync(handle, text);
      text = "";
    }
  }
  writeSync(handle, text);
  closeSync(handle);
  return rows;
}

/** Bundled, as it is for the worker, and in a process of its own. */
async function reading(folder: string, file: string, rows: number): Promise<Row[]> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: "verify/big-tables/reading.ts", outDir: folder, emptyOutDir: false, minify: false },
  });
  const { exitCode, output } = await runCommand(
    process.execPath,
    [path.join(folder, "reading.js"), file, String(rows), String(rounds)],
    { output: "capture" },
  );
  const last = output.trim().split("\n").at(-1) ?? "";
  if (exitCode !== 0) throw new Error(`reading ended with ${exitCode}: ${output.slice(-500)}`);
  const measured = JSON.parse(last) as Measured;
  const seconds = {
    papaparse: measured.papaparse.map((round) => round.seconds),
    ours: measured.ours.map((round) => round.seconds),
  };
  const shares = seconds.ours.map((ours, round) => (seconds.papaparse[round] ?? NaN) / ours);
  const memories = measured.ours.map((round) => round.memory);
  const share = median(shares);
  const memory = median(memories);
  const perSecond = (all: number[]) => `${Math.round(rows / median(all) / 1000)},000`;
  return [
    {
      what: `${megabytes} MB, ${rows} rows: read, typed and profiled, against papaparse's reading alone, median of ${rounds} (${shares.map(percent).join(", ")})`,
      figure: `${percent(share)} (${perSecond(seconds.ours)} of ${perSecond(seconds.papaparse)} rows a second)`,
      limit: `at least ${percent(fewestShare)}`,
      holds: share >= fewestShare,
    },
    {
      what: `Memory at its most, heap and buffers with the file itself, median of ${rounds} (${memories.map((one) => one.toFixed(2)).join(", ")})`,
      figure: `${memory.toFixed(2)} times the file`,
      limit: `at most ${mostMemory} times`,
      holds: memory <= mostMemory,
    },
  ];
}

async function openFile(page: Page, appUrl: string, file: string): Promise<number> {
  await page.goto(`${appUrl}#/lab/table`);
  await page.locator("input[type=file]").waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    Object.assign(globalThis, { learningCurveTasks: tasks });
  });
  const startedMs = performance.now();
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator("[data-widget=table] tbody tr").nth(3).waitFor({ timeout: 180_000 });
  return (performance.now() - startedMs) / 1000;
}

async function opening(browser: Browser, appUrl: string, file: string): Promise<Row[]> {
  const runs: { seconds: number; tasks: number[] }[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const seconds = await openFile(page, appUrl, file);
    // What follows the first rows: the split, the preparation.
    await page.waitForTimeout(5000);
    const tasks = await page.evaluate(
      () => (globalThis as unknown as { learningCurveTasks: number[] }).learningCurveTasks,
    );
    runs.push({ seconds, tasks: tasks.filter((ms) => ms > longTaskMs) });
    await context.close();
  }
  const counts = median(runs.map(({ tasks }) => tasks.length));
  const longest = runs.map(({ tasks }) => Math.max(0, ...tasks).toFixed(0)).join(", ");
  return [
    {
      what: `Opened as one's own data in Chromium: main-thread tasks over ${longTaskMs} ms, until 5 s after the first rows, median of ${rounds} (the longest: ${longest} ms)`,
      figure: String(counts),
      limit: "0",
      holds: counts === 0,
    },
    {
      what: "From the file's choice to the first rows of the table",
      figure: `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s`,
    },
  ];
}

async function scrolling(browser: Browser, appUrl: string, file: string): Promise<Row[]> {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await openFile(page, appUrl, file);
  const scroller = page.locator("[data-widget=table] .scroll");
  await scroller.scrollIntoViewIfNeeded();
  await page.waitForTimeout(8000);
  const box = await scroller.boundingBox();
  if (!box) throw new Error("The table is not shown.");
  const bodyTop = box.y + (await page.locator("[data-widget=table] thead").evaluate((head) => head.clientHeight));
  const rows: Row[] = [];
  const firstRow = () => page.locator("[data-widget=table] tbody tr:not(.gap) th").first().innerText();
  const measure = async (what: string, act: () => Promise<void>) => {
    const gaps: number[][] = [];
    for (let round = 0; round < rounds; round++) {
      await scroller.evaluate((element) => element.scrollTo({ top: 0 }));
      await page.waitForTimeout(800);
      await page.evaluate(watchFrames);
      await act();
      await page.waitForTimeout(300);
      gaps.push(
        await page.evaluate(() => (globalThis as unknown as { learningCurveFrames: number[] }).learningCurveFrames),
      );
    }
    // Until its rows have come.
    await page.waitForTimeout(2000);
    const longest = gaps.map((all) => Math.max(0, ...all));
    const over = gaps.map((all) => all.filter((ms) => ms > longFrameMs).length);
    rows.push({
      what: `${what}, ${median(gaps.map((all) => all.length))} frames, at row ${await firstRow()} in the end: the longest frame, median of ${rounds} (${longest.map((ms) => ms.toFixed(0)).join(", ")}; over ${longFrameMs} ms: ${over.join(", ")})`,
      figure: `${median(longest).toFixed(0)} ms`,
      limit: `at most ${longFrameMs} ms`,
      holds: median(longest) <= longFrameMs,
    });
  };
  await measure("A million rows under the wheel", async () => {
    await page.mouse.move(box.x + box.width / 3, bodyTop + 100);
    for (let turn = 0; turn < 80; turn++) {
      await page.mouse.wheel(0, 120);
      await page.waitForTimeout(16);
    }
  });
  await measure("A million rows under the scrollbar, dragged to the end and back", async () => {
    const x = box.x + box.width - 5;
    // Below the scrollbar's arrow.
    await page.mouse.move(x, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(x, box.y + box.height - 20, { steps: 50 });
    await page.mouse.move(x, box.y + box.height / 2, { steps: 25 });
    await page.mouse.up();
  });
  await context.close();
  return rows;
}

/** Runs in the page: notes the time from frame to frame from now on. */
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(globalThis, { learningCurveFrames: frames });
  let lastMs = performance.now();
  const look = (nowMs: number) => {
    frames.push(nowMs - lastMs);
    lastMs = nowMs;
    if ((globalThis as unknown as { learningCurveFrames: number[] }).learningCurveFrames === frames)
      requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
