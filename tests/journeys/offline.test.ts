import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { precachedFiles } from "../../scripts/budgets.mjs";
import { openPage } from "./browser.ts";
import { installed, serveCopy } from "./builds.ts";
import { everyAddress } from "./every-address.ts";
import { openAll, train } from "./open-all.ts";

/** Chooses where the numbers are computed, and reads what the dialog says then. */
/** @param told what the dialog comes to say of the choice: it looks first for what is kept */
async function chooseBackend(page: Page, name: string, told = name): Promise<string> {
  await page.locator("[data-widget=transport] button.backend").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name, exact: true }).check();
  await dialog.getByText(told).first().waitFor();
  const said = await dialog.innerText();
  await page.keyboard.press("Escape");
  return said;
}
const backendShown = (page: Page) => page.locator("[data-widget=transport] button.backend").innerText();

async function resetRun(page: Page): Promise<void> {
  const finish = page.getByRole("button", { name: "Stop", exact: true });
  if (await finish.isVisible()) await finish.click();
  await page.getByRole("button", { name: "Train", exact: true }).waitFor();
}

describe("with the server gone", () => {
  it("every page and every lesson opens after a reload, and every file of the app is there", async () => {
    const server = await serveCopy();
    const { page, errors, cspViolations } = await openPage({ appUrl: server.appUrl, serviceWorkers: "allow" });
    await installed(page);
    await server.stop();
    await page.reload();
    await page.locator("main h1").waitFor();
    expect(await openAll(page, everyAddress)).toEqual([]);

    // What no page asked for just now, a later step of a lesson or a dialog will.
    const files = precachedFiles();
    expect(files.length).toBeGreaterThan(50);
    const gone = await page.evaluate(async (urls) => {
      const answers = await Promise.all(
        urls.map((url) =>
          fetch(url).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      );
      return urls.filter((_, at) => !answers[at]);
    }, files);
    expect(gone).toEqual([]);
    expect(cspViolations).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("a first visit that never reloaded goes on to a lesson it had not opened, and trains there", async () => {
    const server = await serveCopy();
    const { page, goto, errors } = await openPage({ appUrl: server.appUrl, serviceWorkers: "allow" });
    await installed(page);
    await server.stop();
    await goto("#/lesson/clean-it");
    await expect.poll(() => page.locator("[data-widget=table]").innerText()).toMatch(/Torgersen|Biscoe|Dream/);
    await goto("#/lesson/first-model");
    await train(page);
    expect(errors).toEqual([]);
  });

  it("trains on wasm and on the cpu; without the GPU's code it says so and goes on with wasm, and with it kept trains on it", async () => {
    const server = await serveCopy();
    const { page, goto } = await openPage({ appUrl: server.appUrl, serviceWorkers: "allow" });
    await installed(page);
    await server.stop();
    await goto("#/lab/points");
    for (const name of ["WASM", "CPU"]) {
      await chooseBackend(page, name);
      await train(page);
      expect(await backendShown(page)).toContain(`${name}, as you asked`);
      await resetRun(page);
    }
    await chooseBackend(page, "WebGPU", "not on this device yet");
    await train(page);
    expect(await backendShown(page)).toContain("WASM instead");
    await resetRun(page);

    await goto("#/settings");
    const gpu = page.locator("[data-extra=webgpu]");
    await gpu.getByRole("button", { name: /^Keep it here/ }).click();
    await gpu.getByText("could not be fetched").waitFor();
    await server.start();
    await gpu.getByRole("button", { name: /^Keep it here/ }).click();
    await gpu.getByText(/kB, on this device/).waitFor();
    await server.stop();

    await goto("#/lab/points");
    expect(await chooseBackend(page, "WebGPU")).not.toContain("not on this device yet");
    await train(page);
    expect(await backendShown(page)).toContain("WebGPU, as you asked");
    await resetRun(page);

    await goto("#/settings");
    await gpu.getByRole("button", { name: /^Remove/ }).click();
    await gpu.getByText(/kB, not on this device/).waitFor();
  }, 120_000);
});

describe("a page that did not come", () => {
  it("says that the server does not answer, and comes by itself when the network is back", async () => {
    const server = await serveCopy();
    // As in a private window: nothing is kept.
    const { page, context, goto } = await openPage({ appUrl: server.appUrl });
    await page.locator("main h1").waitFor();
    await server.stop();
    await context.setOffline(true);
    await goto("#/glossary");
    await page.getByText("the server does not answer").waitFor();
    await server.start();
    await context.setOffline(false);
    await page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
    expect(await page.getByText("the server does not answer").count()).toBe(0);
  });
});
