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
  await page.waitForFunction(() => !document.querySelector(".wait, .waiting"), undefined, patience);
  await page.evaluate(() => document.fonts.ready);
}
