import type { Page } from "playwright-core";
import { createRandom } from "../../src/experiment/random.ts";

/** Kills the page's renderer where it stands: no event fires in it, nothing more is written. Open another page after it. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {}); // there is nobody left to answer
  await crashed;
  await page.close();
}

/** `count` moments between `fromMs` and `toMs`, the same ones every time. */
export function moments(seed: number, count: number, fromMs: number, toMs: number): number[] {
  const random = createRandom(seed, "moments");
  return Array.from({ length: count }, () => Math.round(fromMs + random.next() * (toMs - fromMs)));
}
