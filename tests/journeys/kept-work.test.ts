import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { unpackAll, type CarriedRecord } from "../../src/storage/carry.ts";
import { digest } from "../../src/storage/digest.fixture.ts";
import { createRandom } from "../../src/experiment/random.ts";
import { databaseVersion } from "../../src/storage/database.ts";
import { crash } from "./crash.ts";
import { openPage } from "./browser.ts";
import { watchContext } from "./shown-pages.ts";

const patience = { timeout: 30_000 };
const lesson = "#/lesson/batches-and-passes";
const benchKey = "lesson/batches-and-passes";
const epochsOf = (page: Page) => page.getByRole("textbox", { name: "Epochs", exact: true });
async function setEpochs(page: Page, epochs: number): Promise<void> {
  await epochsOf(page).fill(String(epochs));
  await epochsOf(page).press("Enter");
}
const saved = (page: Page) =>
  page
    .locator("header .status")
    .getByText(/^Saved/)
    .waitFor();
const choose = (page: Page, answer: number) => page.locator("section[data-step] input[type=radio]").nth(answer).check();

/** A table of so many bytes. */
const csv = (name: string, bytes: number) => {
  const row = "1.25,2.5,yes\n3.75,1.5,no\n";
  return { name, mimeType: "text/csv", buffer: Buffer.from(`a,b,c\n${row.repeat(Math.ceil(bytes / row.length))}`) };
};
async function bring(page: Page, file: ReturnType<typeof csv>): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(file);
  await page.locator("[data-widget=table] tbody tr").nth(3).waitFor();
}

async function everything(page: Page, button = page.getByRole("button", { name: /^Save everything/ }).last()) {
  const coming = page.waitForEvent("download");
  await button.click();
  const file = await (await coming).path();
  const unpacked = await unpackAll(new Blob([await readFile(file)]), digest);
  if (!unpacked.ok) throw new Error(unpacked.failure.code);
  return { file, records: unpacked.value };
}
const recordOf = (records: readonly CarriedRecord[], kind: string, key: string) =>
  records.find((record) => record.kind === kind && record.key === key)?.value;

/** The app in a browser that has so much room for it. Chromium asks anew only when what it knew of is used up: first the room, then the app. */
async function openWithRoom(bytes: number) {
  const opened = await openPage({ path: "theme.js", reducedMotion: "reduce" });
  const { page, context, appUrl, errors } = opened;
  const devtools = await context.newCDPSession(page);
  const room = (quotaSize?: number) =>
    devtools.send("Storage.overrideQuotaForOrigin", { origin: new URL(appUrl).origin, quotaSize });
  await room(bytes);
  errors.length = 0; // of the page without the app, which has no icon
  await opened.goto(lesson);
  return { ...opened, room, notice: page.locator(".notice.failure") };
}
/** What an empty database takes of itself. */
const emptyBytes = 73_728;

describe("storage that is full", () => {
  it("is said, with a file of everything to take; what was saved stays, and what was not is saved once there is room", async () => {
    const { page, context, notice, room, errors } = await openWithRoom(emptyBytes + 24_000);
    await setEpochs(page, 20);
    await saved(page);

    await page.locator("[data-widget=transport] button.play").click();
    await notice.getByText(/no room left/).waitFor();
    await page.locator("header .status").getByText("Not saved", { exact: true }).waitFor();
    const ended = page.locator("[data-widget=transport]").getByText(/^(Done|Stopped early)/);
    await ended.waitFor();
    const { records } = await everything(page, notice.getByRole("button", { name: /^Save everything/ }));
    expect(recordOf(records, "benches", benchKey)).toMatchObject({ kept: [{ failure: null }] });
    await choose(page, 1); // a small thing, for which there is room

    const other = await openPage({ path: lesson, context, reducedMotion: "reduce" });
    await expect.poll(() => epochsOf(other.page).inputValue(), { message: "what was saved before" }).toBe("20");
    await expect
      .poll(async () => {
        await other.page.reload();
        await epochsOf(other.page).waitFor();
        return other.page.locator("section[data-step] :checked").count();
      }, patience)
      .toBe(1);
    await other.close();

    await room();
    await notice.waitFor({ state: "detached" });
    await saved(page);
    await crash(page);
    const again = await openPage({ path: "#/work", context, reducedMotion: "reduce" });
    expect(recordOf((await everything(again.page)).records, "benches", benchKey)).toMatchObject({
      kept: [{ failure: null }],
    });
    // The page without the app has no icon, and may be told so late.
    const iconless = "Failed to load resource: the server responded with a status of 404 (Not Found)";
    expect([...errors.filter((error) => error !== iconless), ...again.errors]).toEqual([]);
    await context.close();
  });

  it("by a large file of one's own does not keep an answer from being saved; the file is named, and can be removed", async () => {
    const { page, context, notice, goto } = await openWithRoom(emptyBytes + 1_500_000);
    await goto("#/lab/table");
    await bring(page, csv("birds.csv", 3_000_000));
    await notice.getByText(/“birds\.csv” takes the most: 3\.0 MB/).waitFor();
    await goto(lesson);
    await setEpochs(page, 333);
    const other = await openPage({ path: lesson, context, reducedMotion: "reduce" });
    await expect
      .poll(async () => {
        await other.page.reload();
        return epochsOf(other.page).inputValue();
      }, patience)
      .toBe("333");
    await other.close();

    await notice.getByRole("link", { name: /Make room/ }).click();
    await page.getByRole("button", { name: "Remove: birds.csv" }).last().click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await notice.waitFor({ state: "detached" });
    await context.close();
  });
});

it("the browser is asked to keep the work after the first save, once, and not before", async () => {
  const { page, goto } = await openPage({ path: "theme.js", reducedMotion: "reduce" });
  await page.addInitScript(() => {
    const asked = Object.assign(globalThis, { asked: [] as number[] });
    StorageManager.prototype.persist = () => Promise.resolve(asked.asked.push(1) > 0);
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number[] }).asked.length);
  await goto("");
  await page.locator("main h1").waitFor();
  await goto(lesson);
  await epochsOf(page).waitFor();
  await page
    .locator("header .status")
    .getByText(/^Saved/)
    .waitFor();
  expect(await asked()).toBe(0);
  await setEpochs(page, 120);
  await expect.poll(asked).toBe(1);
  await setEpochs(page, 130);
  await page.locator("header .status").getByText("Saving").waitFor({ state: "detached" });
  expect(await asked()).toBe(1);
});

describe("two tabs", () => {
  it("take over from each other at any moment: 100 edits, none lost", async () => {
    const first = await openPage({ path: lesson, reducedMotion: "reduce" });
    const second = await openPage({ path: lesson, context: first.context, reducedMotion: "reduce" });
    await second.page.getByText(/open in another tab/).waitFor();
    const random = createRandom(11, "tabs");
    const tabs = [first.page, second.page] as const;
    let at = 0;
    let takeOvers = 0;
    await setEpochs(tabs[0], 100);
    for (let edit = 1; edit <= 100; edit++) {
      const next = random.next() < 0.15 ? 1 - at : at;
      const tab = tabs[next === 0 ? 0 : 1];
      if (next !== at) {
        await tab.getByRole("button", { name: "Go on here" }).click();
        await tab.getByRole("button", { name: "Go on here" }).waitFor({ state: "detached" });
        await expect
          .poll(() => epochsOf(tab).inputValue(), { message: "the other tab's last edit" })
          .toBe(String(100 + edit - 1));
        takeOvers += 1;
        at = next;
      }
      await setEpochs(tab, 100 + edit);
    }
    expect(takeOvers).toBeGreaterThan(8);
    await saved(tabs[at === 0 ? 0 : 1]);
    await second.close();
    await first.page.reload();
    await expect.poll(() => epochsOf(first.page).inputValue()).toBe("200");
    expect([...first.errors, ...second.errors]).toEqual([]);
  });

  it("of which one has older code: it says so, keeps what is done in it, and hands it out", async () => {
    const { page, context, goto, errors, appUrl } = await openPage({ path: lesson, reducedMotion: "reduce" });
    page.on("dialog", (dialog) => void dialog.accept());
    await setEpochs(page, 111);
    await saved(page);
    const newer = await context.newPage();
    await newer.goto(`${appUrl}theme.js`);
    await newer.evaluate((version) => {
      const opening = indexedDB.open("learning-curve", version);
      return new Promise<void>((resolve) => (opening.onsuccess = () => resolve()));
    }, databaseVersion + 1000);
    await page.getByText(/A newer Learning Curve/).waitFor();
    await setEpochs(page, 222);
    await goto("#/work");
    const { records } = await everything(page);
    expect(recordOf(records, "benches", benchKey)).toMatchObject({ experiment: { training: { epochs: 222 } } });

    const older = await openPage({ path: lesson, context, reducedMotion: "reduce" });
    await older.page.getByText(/A newer Learning Curve/).waitFor();
    expect(await epochsOf(older.page).inputValue()).toBe("111");
    await setEpochs(older.page, 333);
    await older.goto("#/work");
    const held = await everything(older.page);
    expect(recordOf(held.records, "benches", benchKey)).toMatchObject({ experiment: { training: { epochs: 333 } } });
    expect([...errors, ...older.errors]).toEqual([]);
  });
});

it("a file of one's own is there after the browser was killed, whatever became of it on the disk", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const executablePath = findChrome() ?? "";
  const open = async () => {
    const context = await chromium.launchPersistentContext(path.join(folder, "profile"), {
      executablePath,
      args: chromeFlags,
      serviceWorkers: "block",
    });
    watchContext(context);
    onTestFinished(() => context.close().catch(() => {})); // it was killed, or is closed
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${inject("appUrl")}#/lab/table`);
    return { context, page };
  };
  const { name, buffer } = csv("birds.csv", 300_000);
  const file = path.join(folder, name);
  await writeFile(file, buffer);
  const before = await open();
  await before.page.locator("input[type=file]").setInputFiles(file);
  const rows = (page: Page) => page.locator("[data-widget=table] tbody tr").nth(3).waitFor();
  await rows(before.page);
  await saved(before.page);
  await rm(file);
  await before.page.getByText("How the file was read").click();
  await before.page.getByLabel("Delimiter").selectOption("semicolon");
  await before.page.getByText("24,000 rows, 1 column").waitFor();
  await saved(before.page);
  const devtools = await before.context.newCDPSession(before.page);
  const killed = new Promise((resolve) => before.context.once("close", resolve));
  devtools.send("Browser.crash").catch(() => {}); // there is nobody left to answer
  await killed;

  const after = await open();
  await rows(after.page);
  await after.page.goto(`${inject("appUrl")}#/work`);
  const coming = after.page.waitForEvent("download");
  await after.page.getByRole("button", { name: "Save a copy: birds.csv" }).click();
  expect((await readFile(await (await coming).path())).equals(buffer)).toBe(true);
});

it("work is carried to another device in one file: both have everything then, and reading it again changes nothing", async () => {
  const here = await openPage({ path: lesson, reducedMotion: "reduce" });
  await choose(here.page, 0);
  await setEpochs(here.page, 111);
  await here.goto("#/lab/table");
  await bring(here.page, csv("birds.csv", 2_000));
  await here.page.getByRole("navigation", { name: "The five steps" }).getByRole("button", { name: "Train" }).click();
  await here.page.locator("[data-widget=transport] button.play").click();
  await here.page
    .locator("[data-widget=transport]")
    .getByText(/^(Done|Stopped early)/)
    .waitFor();
  await here.goto("#/work");
  const carried = await everything(here.page);
  expect(recordOf(carried.records, "benches", "lab/table")).toMatchObject({ kept: [{ failure: null }] });

  const there = await openPage({ path: "#/lesson/tuning", reducedMotion: "reduce" });
  await setEpochs(there.page, 55);
  await there.goto(lesson);
  await setEpochs(there.page, 222);
  await there.goto("#/lab/table");
  await bring(there.page, csv("cats.csv", 1_000));
  await there.goto("#/work");
  const before = await everything(there.page);

  const copy = path.join(tmpdir(), `learning-curve-${process.pid}.zip`);
  await writeFile(copy, await readFile(carried.file));
  const read = async () => {
    await there.page.locator("main input[type=file]").setInputFiles(copy);
    await there.page.locator(".carry .notice").waitFor();
    return (await everything(there.page)).records;
  };
  const after = await read();
  const names = (records: readonly CarriedRecord[]) => records.map(({ kind, key }) => `${kind}/${key}`).sort();
  expect(names(after)).toEqual([...new Set([...names(before.records), ...names(carried.records)])].sort());
  expect(recordOf(after, "benches", benchKey), "the newer").toMatchObject({
    experiment: { training: { epochs: 222 } },
  });
  expect(recordOf(after, "progress", "batches-and-passes"), "answered here").toMatchObject({
    answers: (recordOf(carried.records, "progress", "batches-and-passes") as { answers: object }).answers,
  });
  expect(recordOf(after, "benches", "lesson/tuning")).toEqual(recordOf(before.records, "benches", "lesson/tuning"));
  expect(await read()).toEqual(after);
  await there.page.getByRole("heading", { name: "birds.csv" }).last().waitFor();
  await there.page.getByRole("heading", { name: "cats.csv" }).first().waitFor();
  expect([...here.errors, ...there.errors]).toEqual([]);
});
