import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { launchBrowser } from "./browser.ts";

/** A page in a window that can be minimized: the browser then takes it for hidden, and holds its timers back. */
export interface HideableWindow {
  /** An expression's value, by JSON. */
  evaluate(expression: string): Promise<unknown>;
  hide(): Promise<void>;
}

/** Playwright keeps its own pages in the focus, and a browser of its own from saving: this is neither. */
export async function openHideableWindow(address: string): Promise<HideableWindow> {
  const browser = await launchBrowser(
    [],
    [
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
    ],
  );
  onTestFinished(() => browser.close());
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send("Target.createBrowserContext");
  const { targetId } = await session.send("Target.createTarget", { url: address, browserContextId, newWindow: true });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId, flatten: false });

  const waiting = new Map<number, (value: unknown) => void>();
  session.on("Target.receivedMessageFromTarget", ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result?: { result?: { value?: unknown } } };
    waiting.get(id)?.(result?.result?.value);
  });
  let id = 0;
  const evaluate = async (expression: string): Promise<unknown> => {
    id += 1;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    const params = { expression, returnByValue: true, awaitPromise: true };
    const message = JSON.stringify({ id, method: "Runtime.evaluate", params });
    await session.send("Target.sendMessageToTarget", { sessionId, message });
    return answer;
  };
  while (!(await evaluate("location.href.startsWith('http')"))) await wait(50); // it begins as about:blank
  return {
    evaluate,
    async hide() {
      const { windowId } = await session.send("Browser.getWindowForTarget", { targetId });
      await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
    },
  };
}
