import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";
import { browser, openPage, type OpenedPage } from "./browser.ts";

export interface Watched extends OpenedPage {
  /** The texts of these that no page has shown yet, blanks and control characters aside. */
  notShown(texts: readonly string[]): string[];
  /** Fails where anything got in since the page was opened, or stands in the page now. */
  nothingGotIn(where: string): Promise<void>;
  /** The same for another page of this context, such as an exported one. @param own elements that are its own */
  nothingIn(page: Page, where: string, own: readonly string[]): Promise<void>;
  /** All that got in, one line each. */
  whatIsIn(page: Page, own: readonly string[]): Promise<string[]>;
  /** Waits for what must be drawn. Where it is not, what got in is the reason to be told. */
  drawn(what: Locator): Promise<void>;
  /** Does what a hand does to whatever stands in the page: points at it, presses it, gives it the focus. */
  touchEverything(page?: Page): Promise<void>;
}

/** The elements of an exported page that an app's page has not. */
export const ownOfExported = ["body > script:not([src])", "head > style", "head > meta"];

/** All that would leave this machine goes to this proxy, which lets nothing through and remembers who asked. */
const asked: string[] = [];
/** What the browser asks for by itself, whatever the page does. */
const isOfTheBrowser = (address: string): boolean =>
  /(^|[./])(google|googleapis|gstatic|gvt1)\.com(:|\/)/.test(address);
const canary = createServer((request, response) => {
  asked.push(request.url ?? "");
  response.writeHead(404).end();
}).on("connect", (request, socket) => {
  asked.push(request.url ?? "");
  socket.end();
});
const listening = new Promise<number>((resolve) => {
  canary.listen(0, "127.0.0.1", () => resolve((canary.address() as AddressInfo).port));
});
afterAll(() => {
  canary.close();
  canary.closeAllConnections();
});

/**
 * Opens the app and watches: code that ran, addresses asked for, dialogs, windows, places gone to.
 * @param serviceWorkers "allow": the app is kept in the browser, so that what that hears can be attacked, too
 */
export async function openWatched(path: string, serviceWorkers: "allow" | "block" = "block"): Promise<Watched> {
  asked.length = 0;
  const context = await (
    await browser()
  ).newContext({
    locale: "en-US",
    reducedMotion: "reduce",
    serviceWorkers,
    permissions: ["clipboard-read", "clipboard-write"],
    proxy: { server: `http://127.0.0.1:${await listening}`, bypass: "127.0.0.1" },
  });
  onTestFinished(() => context.close().catch(() => {}));
  const found: string[] = [];
  await context.exposeBinding("reportIntruder", ({ frame }, what: unknown) => {
    found.push(`${String(what)} ran in ${frame.url()}`);
  });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "__executed", {
      set: (value) => (globalThis as unknown as { reportIntruder(what: unknown): void }).reportIntruder(value),
    });
  });
  const opened = await openPage({ path, context });
  const { page, cspViolations, errors } = opened;
  const [appPage = ""] = page.url().split("#");
  const { origin } = new URL(appPage);
  context.on("request", (request) => {
    const own = [origin, "blob:", "data:", "file:"].some((start) => request.url().startsWith(start));
    if (!own) found.push(`request ${request.url()}`);
  });
  // The app's own page has listeners of its own; these hear all others, too.
  context.on("weberror", (error) => found.push(`error ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") found.push(`said ${message.text()}`);
  });
  context.on("dialog", (dialog) => {
    found.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => found.push(`window ${popup.url()}`));
  page.on("framenavigated", (frame) => {
    if (frame.url().split(/[?#]/, 1)[0] !== appPage.split("?", 1)[0]) found.push(`gone to ${frame.url()}`);
  });

  let shown = "";
  const whatIsIn = async (where: Page, own: readonly string[]) => {
    shown += bare(await where.evaluate(allText));
    const foreign = asked.filter((address) => !isOfTheBrowser(address)).map((address) => `asked ${address}`);
    return [...(await where.evaluate(strangeIn, own)), ...found, ...foreign, ...cspViolations, ...errors];
  };
  const nothingIn = async (where: Page, name: string, own: readonly string[]) =>
    expect(await whatIsIn(where, own), name).toEqual([]);
  return {
    ...opened,
    whatIsIn,
    nothingIn,
    drawn: async (what) => {
      try {
        await what.first().waitFor();
      } catch (error) {
        await nothingIn(what.page(), "not drawn", ownOfExported);
        throw error;
      }
    },
    notShown: (texts) => texts.filter((text) => !shown.includes(bare(text))),
    nothingGotIn: (name) => nothingIn(page, name, []),
    touchEverything: (where = page) => where.evaluate(touchAll),
  };
}

/** Without what a page or a parser may leave out: blanks, control characters, those that turn the direction, half letters. */
const bare = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\ufffd]+/gu, "");

/** The words of a page, those in its fields too. Runs in the page. */
function allText(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, option, textarea")];
  return [document.documentElement.textContent, ...fields.map((field) => field.value)].join("\n");
}

/** What stands in this page that neither the app nor an exported page puts there. Runs in the page. */
function strangeIn(own: readonly string[]): string[] {
  const never =
    "script,iframe,frame,object,embed,applet,base,meta,link,style,img,image,picture,video,audio,source,template,portal,marquee,math,mglyph,listing,animate,set,use,foreignObject,x,dialog:not([aria-labelledby])";
  const strange: string[] = [];
  const say = (element: Element) => strange.push(element.outerHTML.slice(0, 200));
  const isOwn = (element: Element) =>
    own.some((selector) => element.matches(selector)) ||
    (element.parentElement === document.head &&
      element.matches(
        "script[src^='./'], script[src^='/'], link:is([rel=stylesheet], [rel=modulepreload], [rel=preload], [rel=icon], [rel=manifest], [rel=apple-touch-icon]), meta[name], meta[charset], meta[http-equiv=Content-Security-Policy]",
      ));
  for (const element of document.querySelectorAll(never)) if (!isOwn(element)) say(element);
  const addresses = ["href", "src", "xlink:href", "data", "poster", "background", "ping", "srcset"];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on|^(srcdoc|formaction|action)$/i.test(name)) say(element);
      if (/^style$/i.test(name) && /url\(|expression|@import/i.test(value)) say(element);
      if (!addresses.includes(name.toLowerCase())) continue;
      const { protocol, origin } = new URL(value, document.baseURI);
      const isFine =
        origin === location.origin ||
        ["https:", "mailto:", "blob:"].includes(protocol) ||
        value.startsWith("data:image/");
      if (!isFine) say(element);
    }
    const href = element.getAttribute("href");
    const leaves =
      element.localName === "a" && href !== null && new URL(href, document.baseURI).origin !== location.origin;
    if (leaves && !/(?=.*\bnoopener\b)(?=.*\bnoreferrer\b)/.test(element.getAttribute("rel") ?? "")) say(element);
  }
  for (const prototype of [Object.prototype, Array.prototype, Function.prototype, String.prototype]) {
    for (const name of Object.getOwnPropertyNames(prototype)) if (/pollut/.test(name)) strange.push(name);
    for (const name in prototype) strange.push(`a prototype's ${name}`);
  }
  for (const name of ["getElementById", "querySelector", "createElement"] as const)
    if (typeof document[name] !== "function") strange.push(`document.${name}`);
  if (document.body.localName !== "body" || window.name !== "") strange.push("body or name");
  return strange;
}

/** Handlers hear made-up events like real ones; only what a payload could have made has a handler in an attribute. */
function touchAll(): void {
  for (const element of document.querySelectorAll<HTMLElement>("*")) {
    for (const name of ["pointerover", "mouseover", "mouseenter", "focus", "toggle", "load", "error", "begin"])
      element.dispatchEvent(new Event(name));
    const address = element.getAttribute("href") ?? element.getAttribute("xlink:href");
    // A link within the app or to a page by https is one that a lesson may have.
    if (address !== null && !/^(#|https:\/\/|\.?\/)/.test(address)) element.click();
  }
}
