import type { Frame, Page } from "playwright-core";
import { inject } from "vitest";
import { openPage, type OpenedPage } from "./browser.ts";
import { hostPage } from "./host-page.ts";

export const patience = { timeout: 20_000 };
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
  await frame.waitForFunction(() => !document.querySelector(".wait, .waiting"), undefined, patience);
  return frame;
}

/** Starts to train, as fast as it can, and waits for the first epochs. */
export async function trainIn(frame: Frame): Promise<void> {
  const steps = frame.getByRole("navigation").getByRole("button", { name: "Train" });
  if (await steps.isVisible()) await steps.click(patience);
  const transport = frame.locator("[data-widget=transport]");
  await transport.getByLabel("Speed").selectOption("0", patience);
  await transport.getByRole("button", { name: "Train", exact: true }).click(patience);
  await frame.waitForFunction(
    () => Number(document.querySelector("[data-widget=transport] .epoch b")?.textContent) > 0,
    undefined,
    patience,
  );
}
