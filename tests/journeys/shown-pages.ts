import type { Browser, BrowserContext, Frame, Page } from "playwright-core";

const longestText = 3000;
const longestWaitMs = 3000;

const contexts = new Set<BrowserContext>();
const errorsOf = new WeakMap<Page, string[]>();

/** Remembers a context, and what is thrown in its pages, for `shownPages` to tell. */
export function watchContext(context: BrowserContext): void {
  contexts.add(context);
  context.on("close", () => contexts.delete(context));
  context.on("weberror", (thrown) => {
    const page = thrown.page();
    if (page) errorsOf.set(page, [...(errorsOf.get(page) ?? []), String(thrown.error().stack)]);
  });
}

/** Remembers every context that a browser opens from now on. */
export const watchContexts = (browser: Browser): void => void browser.on("context", watchContext);

/** What every page that is open shows, frame by frame, and what was thrown in it and not caught: to find out why a test failed. */
export async function shownPages(): Promise<string> {
  const pages = [...contexts].flatMap((context) => context.pages());
  const told = pages.map(async (page) => {
    const texts = await Promise.all(page.frames().map(async (frame) => `${frame.url()}\n${await textOf(frame)}`));
    return [...texts, ...(errorsOf.get(page) ?? []).map((error) => `uncaught: ${error}`)].join("\n\n");
  });
  return (await Promise.all(told)).join("\n\n――――――――\n\n");
}

async function textOf(frame: Frame): Promise<string> {
  const read = frame
    .evaluate(() => document.body.innerText)
    .then((text) => text.replace(/\n\s*\n/g, "\n").slice(0, longestText))
    .catch((error: unknown) => `(cannot be read: ${String(error)})`);
  // A page that hangs answers nobody.
  const limit = new Promise<string>((resolve) => setTimeout(() => resolve("(does not answer)"), longestWaitMs));
  return Promise.race([read, limit]);
}
