import type { Frame, Locator, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { openPage, type OpenedPage } from "./browser.ts";
import { hostPage } from "./host-page.ts";
import { drawn } from "./settled-page.ts";

export const patience = { timeout: 30_000 };
const embed = (query: string): string => `${inject("appUrl")}embed.html?v=1&${query}`.replaceAll("&", "&amp;");
/** The code that an instructor puts into a page. */
export const frameCode = (query: string, attributes = ""): string =>
  `<iframe title="A lesson" width="760" height="500" ${attributes} src="${embed(query)}"></iframe>`;

/** Opens a page of another site. @param body its HTML */
export async function openHost(body: string, options: Parameters<typeof openPage>[0] = {}): Promise<OpenedPage> {
  const url = await hostPage(`<script>
    window.heard = [];
    addEventListener("message", ({ data }) => heard.push(data));
  </script>${body}`);
  return openPage({ appUrl: url, ...options });
}

/** The n-th frame that holds an embed, with its content on the screen. */
export async function embedIn(page: Page, index = 0): Promise<Frame> {
  const handle = await page.locator("iframe").nth(index).elementHandle();
  const frame = await handle?.contentFrame();
  if (!frame) throw new Error(`no frame ${index}`);
  await frame.locator("footer .mark").waitFor(patience);
  await drawn(frame);
  return frame;
}

/**
 * Clicks, and sees to it that the click arrives: into a frame of another site the browser finds its way by what is on the
 * screen, which may lag behind, and Playwright takes a click that nobody has heard for done.
 */
export async function press(place: Locator): Promise<void> {
  const element = await place.elementHandle(patience);
  if (!element) throw new Error(`no ${place.toString()}`);
  const arrived = await element.evaluateHandle((each) => {
    const heard = { click: false };
    each.addEventListener("click", () => (heard.click = true), { once: true });
    return heard;
  });
  do await element.click(patience);
  while (!(await arrived.evaluate(({ click }) => click)));
}

/** Starts to train, as fast as it can, and waits for the first epochs. */
export async function trainIn(frame: Frame): Promise<void> {
  const steps = frame.getByRole("navigation").getByRole("button", { name: "Train" });
  if (await steps.isVisible()) await press(steps);
  const transport = frame.locator("[data-widget=transport]");
  await transport.getByLabel("Speed").selectOption("0", patience);
  await press(transport.getByRole("button", { name: "Train", exact: true }));
  const epoch = transport.locator(".epoch b");
  await expect.poll(async () => Number(await epoch.textContent()), patience).toBeGreaterThan(0);
}
