import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { watchContexts } from "./shown-pages.ts";

type Violations = Pick<AxeResults, "violations">;

export interface OpenPageOptions extends BrowserContextOptions {
  /** Below the app's address: "" is home, "#/lesson/first-model" a lesson, "embed.html#…" an embed. */
  path?: string;
  /** Another address than that of the shared server, ending with a slash: for tests that stop or change theirs. */
  appUrl?: string;
  /** A context to open a second tab in; its creator closes it. */
  context?: BrowserContext;
}

export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  appUrl: string;
  /** Every CSP or Trusted Types violation so far, in the page and its frames. Should stay empty. */
  cspViolations: string[];
  /** Uncaught errors and `console.error`s so far. Should stay empty. */
  errors: string[];
  /** Goes to another route without a reload when only the hash changes. */
  goto(path: string): Promise<void>;
  /** What axe finds in the page as it stands, with the CSP in force. */
  axe(options?: RunOptions): Promise<Violations>;
  /** Closes the page's context; done by itself at the end of the test. */
  close(): Promise<void>;
}

let launched: Promise<Browser> | undefined;

/** The worker's browser, launched at its first use; it goes with the worker. Each test has contexts of its own. */
export function browser(): Promise<Browser> {
  launched ??= launchBrowser().then((each) => each.on("disconnected", () => (launched = undefined)));
  return launched;
}

/** A browser of one's own, for tests that kill it; the caller closes it. */
export async function launchBrowser(extraFlags: string[] = [], ignoreDefaultArgs: string[] = []): Promise<Browser> {
  const executablePath = findChrome();
  if (!executablePath) throw new Error("Install Chromium or Chrome, or set CHROME_PATH.");
  const args = [...chromeFlags, ...extraFlags];
  const launched = await chromium.launch({ executablePath, headless: true, ignoreDefaultArgs, args });
  watchContexts(launched);
  return launched;
}

/**
 * Opens the built app in a fresh context (or in the one given). Call it inside a test. The service worker is installed
 * only with `serviceWorkers: "allow"`.
 */
export async function openPage(options: OpenPageOptions = {}): Promise<OpenedPage> {
  const { path = "", appUrl = inject("appUrl"), context: givenContext, ...contextOptions } = options;
  // Keeping the whole app in every fresh context would take most of a journey's time: those about it allow it.
  const shape = { locale: "en-US", serviceWorkers: "block", ...contextOptions } as const;
  const context = givenContext ?? (await (await browser()).newContext(shape));
  const page = await context.newPage();
  const cspViolations: string[] = [];
  const errors: string[] = [];

  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|TrustedScript|TrustedHTML|trusted-types/i.test(text)) cspViolations.push(text);
    else if (message.type() === "error") errors.push(text);
  });
  page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
  await page.exposeFunction("reportCspViolation", (text: string) => void cspViolations.push(text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportCspViolation?(text: string): void }).reportCspViolation;
      report?.(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      );
    });
  });

  const close = async () => {
    await (givenContext ? page.close() : context.close());
  };
  onTestFinished(async () => {
    await close().catch(() => {}); // the test may have closed it, or killed its browser
  });

  await page.goto(appUrl + path);
  return {
    page,
    context,
    appUrl,
    cspViolations,
    errors,
    goto: async (nextPath) => void (await page.goto(appUrl + nextPath)),
    axe: (axeOptions = {}) => runAxe(page, axeOptions),
    close,
  };
}

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** axe comes in through the debugger: the page's CSP refuses a script tag, and should. */
async function runAxe(page: Page, options: RunOptions): Promise<Violations> {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails: thrown } = answer;
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return result.value;
  };
  try {
    if (!(await evaluate("Boolean(globalThis.axe)"))) await evaluate(`${await readFile(axeSource, "utf8")}; 0`);
    // What passes is a megabyte a page: neither told nor carried over.
    const asked = JSON.stringify({ ...options, resultTypes: ["violations"] });
    return (await evaluate(`axe.run(document, ${asked}).then(({ violations }) => ({ violations }))`)) as Violations;
  } finally {
    await session.detach();
  }
}

/** One line a violation, for assertion messages: `expect(summarize(await opened.axe())).toEqual([])`. */
export function summarize(results: Violations): string[] {
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
}
