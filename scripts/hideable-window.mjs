// A page in a window that can be minimized: the browser then takes it for hidden (`document.visibilityState`), and holds its
// timers back. Playwright's own pages cannot be: it keeps them in the focus.

import { setTimeout as wait } from "node:timers/promises";

/** Flags of playwright's that keep a browser from saving on what is not seen: it must be launched without. */
export const keepingAwake = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
];

/**
 * @typedef {{ evaluate(expression: string): Promise<unknown>, hide(): Promise<void>, show(): Promise<void> }} HideableWindow
 * `evaluate` gives an expression's value, by JSON.
 * @param {import("playwright-core").Browser} browser launched without `keepingAwake` @param {string} address
 * @returns {Promise<HideableWindow>}
 */
export async function openHideableWindow(browser, address) {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send("Target.createBrowserContext");
  const { targetId } = await session.send("Target.createTarget", { url: address, browserContextId, newWindow: true });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });

  /** @type {Map<number, (value: unknown) => void>} */
  const waiting = new Map();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    /** @type {{ id: number, result?: { result?: { value?: unknown } } }} */
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result?.result?.value);
  });
  let id = 0;
  const evaluate = async (/** @type {string} */ expression) => {
    id += 1;
    /** @type {Promise<unknown>} */
    const answer = new Promise((resolve) => waiting.set(id, resolve));
    const params = { expression, returnByValue: true, awaitPromise: true };
    const message = JSON.stringify({ id, method: "Runtime.evaluate", params });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
    return answer;
  };
  while (!(await evaluate("location.href.startsWith('http')"))) await wait(50); // it begins as about:blank
  const set = async (/** @type {"minimized" | "normal"} */ windowState) => {
    const { windowId } = await session.send("Browser.getWindowForTarget", { targetId });
    await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
  };
  return { evaluate, hide: () => set("minimized"), show: () => set("normal") };
}
