import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { deployAnother, installed, serveCopy } from "./builds.ts";
import { everyAddress } from "./every-address.ts";
import { openAll } from "./open-all.ts";

/** A sentence of the first lesson, before and after. */
const change = { from: "A bank flags a payment", to: "A shop flags a payment" };
const readsFirstLesson = async (page: Page, sentence: string) => {
  await page.evaluate(() => (location.hash = "#/lesson/first-model"));
  await page.getByText(sentence).first().waitFor();
};

const take = (page: Page) => page.getByRole("button", { name: "Take it now" });
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
/** Marks the page, to see later whether it is still the same. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { stillHere: true }));
const stillHere = (page: Page) => page.evaluate(() => "stillHere" in window);
const versionsKept = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("learning-curve-shell-")).length);

describe("a newer version", () => {
  it("breaks no page of an open tab: not before it is taken, nor after another tab took it; and the old files go with the old tab", async () => {
    const server = await serveCopy();
    const old = await openPage({ appUrl: server.appUrl, serviceWorkers: "allow" });
    const { page } = old;
    await installed(page);
    await mark(page);
    await deployAnother(server.root, change);
    await lookForUpdate(page);
    await take(page).waitFor();
    // What was opened once is there: each page is opened for the first time in one of the two.
    const before = everyAddress.filter((_, at) => at % 3 === 0);
    const after = everyAddress.filter((address) => !before.includes(address));
    expect(after.length).toBeGreaterThanOrEqual(20);
    expect(await openAll(page, before)).toEqual([]);
    await readsFirstLesson(page, change.from);

    const { page: other } = await openPage({ appUrl: server.appUrl, context: old.context });
    await take(other).waitFor();
    const reloaded = other.waitForEvent("load");
    await take(other).click();
    await reloaded;
    await readsFirstLesson(other, change.to);

    await page.getByText("was updated in another tab").waitFor();
    expect(await openAll(page, after)).toEqual([]);
    await readsFirstLesson(page, change.from);
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.locator("[data-widget=curves] text.end").first().waitFor();
    expect(await stillHere(page)).toBe(true);
    expect(await versionsKept(page)).toBe(2);
    expect(old.errors).toEqual([]);

    await page.reload();
    await readsFirstLesson(page, change.to);
    await expect.poll(() => versionsKept(page)).toBe(1);
    expect(old.errors).toEqual([]);
  }, 120_000);

  it("waits for a training in another tab to end, and comes then", async () => {
    const server = await serveCopy();
    const { page: training, context } = await openPage({
      appUrl: server.appUrl,
      path: "#/lab/points",
      serviceWorkers: "allow",
    });
    await installed(training);
    await training.getByRole("combobox", { name: "Speed" }).selectOption("1");
    await training.getByRole("button", { name: "Train", exact: true }).click();
    await training.getByRole("button", { name: "Pause", exact: true }).waitFor();
    await mark(training);
    await deployAnother(server.root, change);

    const { page } = await openPage({ appUrl: server.appUrl, context });
    await mark(page);
    await lookForUpdate(page);
    await take(page).click();
    await page.getByText("when the training in this or another tab has ended").waitFor();
    expect(await stillHere(page)).toBe(true);
    expect(await training.getByRole("button", { name: "Pause", exact: true }).isVisible()).toBe(true);

    const reloaded = page.waitForEvent("load");
    await training.getByRole("button", { name: "Stop", exact: true }).click();
    await reloaded;
    await readsFirstLesson(page, change.to);
    expect(await stillHere(training)).toBe(true);
  });

  it("is named, with a way to it, where nothing is kept and the server has other files by now", async () => {
    const server = await serveCopy();
    const { page, goto } = await openPage({ appUrl: server.appUrl });
    await page.locator("main h1").waitFor();
    await deployAnother(server.root, change);
    await goto("#/lesson/first-model");

    const said = page.locator("main [role=alert]");
    await said.getByText("A newer Learning Curve is out").waitFor();
    await said.getByRole("button", { name: "Reload" }).click();
    await page.getByText(change.to).first().waitFor();
  });
});
