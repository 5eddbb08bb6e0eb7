import { expect } from "vitest";
import type { OpenedPage } from "./browser.ts";

const patience = { timeout: 60_000 };

/** Goes to a page without a reload, as a visitor does, and waits for all of it. */
export async function visit({ page, goto }: OpenedPage, address: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await goto(address);
  // A page that has come takes the focus to its title.
  await page.waitForFunction(() => document.activeElement?.matches("main h1"), undefined, patience);
  await settled({ page });
}

/** Waits for what loads after the title: the bench, the list, the widgets. */
export async function settled({ page }: Pick<OpenedPage, "page">): Promise<void> {
  // A download that was just made can count as a request that never ends.
  await page.waitForLoadState("networkidle", { timeout: 3000 }).catch(() => {});
  await page.waitForFunction(() => !document.querySelector(".wait, .waiting"), undefined, patience);
  await page.evaluate(() => document.fonts.ready);
}

/**
 * Goes through every step of a lesson, training once as soon as its bench can, and calls `look` at each step whose widgets
 * (or whose run) were not seen before.
 */
export async function throughSteps(
  opened: OpenedPage,
  lesson: string,
  look: (where: string) => Promise<void>,
): Promise<void> {
  const { page } = opened;
  await visit(opened, `#/lesson/${lesson}`);
  const seen = new Set<string>();
  let hasRun = false;
  for (;;) {
    const train = page.locator("[data-widget=transport]").getByRole("button", { name: "Train", exact: true });
    if (!hasRun && (await train.count()) > 0) {
      await expect.poll(() => train.isEnabled(), patience).toBe(true);
      await train.click();
      await page
        .locator("[data-widget=transport] .state")
        .filter({ hasText: /Done|Stopped early/ })
        .waitFor(patience);
      hasRun = true;
    }
    await settled(opened);
    const step = page.locator("section[data-step]");
    const id = await step.getAttribute("data-step");
    const widgets = await page
      .locator("[data-widget], [data-check]")
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset["widget"] ?? "check").join());
    if (!seen.has(`${hasRun} ${widgets}`)) {
      seen.add(`${hasRun} ${widgets}`);
      await look(`${lesson}, ${id}`);
    }
    if ((await page.locator("[data-finished]").count()) > 0) return;
    await step.locator("button[data-go]").click();
    await page.locator(`section[data-step]:not([data-step="${id}"]), [data-finished]`).first().waitFor(patience);
  }
}
