import type { Page } from "playwright-core";
import { expect } from "vitest";
import { unsettled } from "./settled-page.ts";

/** Opens one address after the other in the same tab. @returns those that did not come as they should, each with what stood there. */
export async function openAll(page: Page, addresses: readonly string[]): Promise<string[]> {
  const broken: string[] = [];
  for (const address of addresses) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    const isLesson = address.startsWith("#/lesson/");
    try {
      await page.waitForFunction(
        ({ lesson, selector }) =>
          document.querySelector("main h1") &&
          !document.querySelector(selector) &&
          (!lesson || document.querySelector("main [data-widget]")),
        { lesson: isLesson, selector: unsettled },
        { timeout: 30_000 },
      );
      const alert = page.locator("main [role=alert]:not([data-widget] *)");
      if ((await alert.count()) > 0) broken.push(`${address}: ${await alert.first().innerText()}`);
    } catch {
      broken.push(`${address}: ${(await page.locator("main").innerText()).slice(0, 200)}`);
    }
  }
  return broken;
}

const epochShown = async (page: Page): Promise<number> =>
  Number(/Epoch (\d+)/.exec(await page.locator("main").innerText())?.[1] ?? -1);

/** Trains in the lab that is open until it has gone on for some epochs. */
export async function train(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect.poll(() => epochShown(page), { timeout: 30_000, message: "epochs trained" }).toBeGreaterThan(3);
}
