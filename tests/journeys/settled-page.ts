import type { Frame, Page } from "playwright-core";
import type { OpenedPage } from "./browser.ts";

const patience = { timeout: 60_000 };

/** What stands in the place of something that is still to come; and what is drawn piece by piece, as long as it is. */
export const unsettled = ".wait, .waiting, [aria-busy=true]";

/** Waits until nothing on the page is still to come, other than what the learner asks for. */
export const drawn = async (page: Page | Frame): Promise<void> =>
  void (await page.waitForFunction(
    (selector) => document.querySelector("main") && !document.querySelector(selector),
    unsettled,
    patience,
  ));

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
  await drawn(page);
  await page.evaluate(() => document.fonts.ready);
}
