import { onTestFinished } from "vitest";
import { keepingAwake, openHideableWindow, type HideableWindow } from "../../scripts/hideable-window.mjs";
import { launchBrowser } from "./browser.ts";

/** A window that can be minimized, in a browser of its own. */
export async function openWindowToHide(address: string): Promise<HideableWindow> {
  const browser = await launchBrowser([], keepingAwake);
  onTestFinished(() => browser.close());
  return openHideableWindow(browser, address);
}
