import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { serve } from "../../scripts/serve.mjs";
import { openPage } from "./browser.ts";

let cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp) await step();
  cleanUp = [];
});

/** A server of the test's own, on a copy of the build that it may change. */
async function serveCopy() {
  const root = await mkdtemp(path.join(tmpdir(), "learning-curve-"));
  await cp(path.join(projectRoot, "dist"), root, { recursive: true });
  const served = await serve({ root, port: 0 });
  cleanUp.push(
    () => served.close(),
    () => rm(root, { recursive: true }),
  );
  return { root, served, appUrl: `${served.url}/` };
}

/** Settles when everything that is to be kept is kept. */
const installed = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

const epochShown = async (page: Page) => Number(/Epoch (\d+)/.exec(await page.locator("main").innerText())?.[1] ?? -1);

describe("with the server gone", () => {
  it("the course opens after a reload, and the first lesson trains", async () => {
    const { served, appUrl } = await serveCopy();
    const { page, goto, errors, cspViolations } = await openPage({ appUrl });
    await installed(page);
    await served.close();
    cleanUp.shift();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();

    await goto("#/lesson/first-model");
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await expect.poll(() => epochShown(page), { timeout: 20_000 }).toBeGreaterThan(3);

    // Prepared tables, too: the shelf's data is kept.
    await goto("#/lesson/clean-it");
    await expect
      .poll(() => page.locator("[data-widget=table]").innerText(), { timeout: 20_000 })
      .toMatch(/Torgersen|Biscoe|Dream/);
    expect(cspViolations).toEqual([]);
    expect(errors.filter((error) => !error.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
  });
});

describe("a newer version", () => {
  it("waits until the learner takes it, and the page goes on as it was", async () => {
    const { root, appUrl } = await serveCopy();
    const { page } = await openPage({ appUrl });
    await installed(page);
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => Object.assign(window, { stillHere: true }));

    await appendFile(path.join(root, "sw.js"), "\n// another deploy");
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    const take = page.getByRole("button", { name: "Take it now" });
    await take.waitFor();
    expect(await page.evaluate(() => "stillHere" in window)).toBe(true);

    const reloaded = page.waitForEvent("load");
    await take.click();
    await reloaded;
    expect(await page.evaluate(() => "stillHere" in window)).toBe(false);
    expect(await take.isVisible()).toBe(false);
  });
});
