import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openPage, summarize, type OpenedPage } from "./browser.ts";
import { everyAddress, lessonIds } from "./every-address.ts";
import { throughSteps, visit } from "./trained-lesson.ts";

/** A home that came first has no title to take the focus to: it is visited last. */
const addresses = [...everyAddress.filter((address) => address !== "#/"), "#/"];
const wide = { width: 1280, height: 900 };

/** How a page may be looked at: its layout, then the colours it is seen in there. */
const layouts = [
  { name: "1280 px", viewport: wide, textShare: 1 },
  { name: "320 px", viewport: { width: 320, height: 640 }, textShare: 1 },
  { name: "text at 200 %", viewport: wide, textShare: 2 },
] as const;
const colours = [
  { name: "light", colorScheme: "light", forcedColors: "none" },
  { name: "dark", colorScheme: "dark", forcedColors: "none" },
  { name: "forced colours", colorScheme: "dark", forcedColors: "active" },
] as const;

/** What is wrong with the page as it stands, in every layout; in all colours in each, or only in the first. */
async function faultsOf(opened: OpenedPage, { coloursIn = "every layout" } = {}): Promise<string[]> {
  const { page } = opened;
  const found: string[] = [];
  for (const { name, viewport, textShare } of layouts) {
    await page.setViewportSize(viewport);
    await setText(page, textShare);
    found.push(...(await cutOff(page)).map((line) => `${name}: ${line}`));
    for (const { name: colour, ...media } of colours) {
      if (colour !== "light" && name !== layouts[0].name && coloursIn === "the first layout") continue;
      await page.emulateMedia(media);
      // A layout is the same in all colours: what does not hang on them is asked once.
      const rules = colour === "light" ? {} : { runOnly: ["color-contrast", "link-in-text-block"] };
      found.push(...summarize(await opened.axe(rules)).map((line) => `${name}, ${colour}: ${line}`));
      if (colour === "forced colours") found.push(...(await unseen(page)).map((line) => `${name}, ${colour}: ${line}`));
    }
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  }
  await setText(page, 1);
  await page.setViewportSize(wide);
  return [...new Set(found)];
}

/** As in the browser's own settings: what is laid out by the size of letters follows, too. */
async function setText(page: Page, share: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 16 * share, fixed: 13 * share } });
  await session.detach();
}

/** A page that scrolls sideways, and words that are cut off without an ellipsis. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const wider = document.documentElement.scrollWidth - innerWidth;
    if (wider > 0) faults.push(`the page is ${wider} px wider than the window`);
    for (const element of document.querySelectorAll<HTMLElement>("main *, header *")) {
      if (element.closest("svg, .hidden") || element.clientWidth < 2 || !element.textContent?.trim()) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const across = hides(overflowX) && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1;
      const down = hides(overflowY) && element.scrollHeight > element.clientHeight + 3;
      if (across || (down && textOverflow !== "ellipsis"))
        faults.push(
          `cut off: <${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`,
        );
    }
    return faults;
  });

/** Where the system paints the colours: what is told by a colour of ours alone. */
const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = getComputedStyle(document.body).backgroundColor;
    const nameOf = (element: Element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}">`;
    const faults: string[] = [];
    const behind = (element: Element | null): string => {
      if (!element) return canvas;
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor === "rgba(0, 0, 0, 0)" ? behind(element.parentElement) : backgroundColor;
    };
    for (const icon of document.querySelectorAll("svg.i:not(.hidden *)"))
      if (getComputedStyle(icon).stroke === behind(icon) && icon.getBoundingClientRect().width > 0)
        faults.push(`an icon in the colour of what it lies on: ${nameOf(icon)}`);
    for (const line of document.querySelectorAll("svg .curve, svg .axis, svg .pencil, svg .ci, svg .run")) {
      const { stroke } = getComputedStyle(line);
      if (stroke === canvas) faults.push(`a line in the colour of the page: ${nameOf(line)}`);
    }
    for (const button of document.querySelectorAll(".btn:not(.quiet), .play")) {
      const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(button);
      const hasEdge = borderTopStyle !== "none" && borderTopColor !== canvas;
      if (!hasEdge && backgroundColor === canvas) faults.push(`a button without an edge: ${nameOf(button)}`);
    }
    for (const pressed of document.querySelectorAll(".btn[aria-pressed=true]"))
      if (getComputedStyle(pressed).backgroundColor === canvas) faults.push(`pressed, unseen: ${nameOf(pressed)}`);
    for (const on of document.querySelectorAll("input[type=checkbox][role=switch]:checked, .segments input:checked")) {
      const shown = on.parentElement && [...on.parentElement.querySelectorAll("i"), on.parentElement];
      if (shown && shown.every((each) => getComputedStyle(each).backgroundColor === canvas))
        faults.push(`switched on, unseen: ${nameOf(on)}`);
    }
    return faults;
  });

describe("no axe violation, nothing cut off and nothing unseen at 1280 px, 320 px and 200 % text, in light, dark and forced colours", () => {
  it("on every page", async () => {
    const opened = await openPage({ viewport: wide, reducedMotion: "reduce" });
    await opened.page.locator("main h1").waitFor();
    const found: string[] = [];
    for (const address of addresses) {
      await visit(opened, address);
      found.push(...(await faultsOf(opened)).map((line) => `${address} ${line}`));
    }
    expect(found).toEqual([]);
    expect(opened.cspViolations).toEqual([]);
    expect(opened.errors).toEqual([]);
  }, 240_000);

  it.each(lessonIds)(
    "after a run, at every step of %s that shows something else",
    async (lesson) => {
      const opened = await openPage({ viewport: wide, reducedMotion: "reduce" });
      await opened.page.locator("main h1").waitFor();
      const found: string[] = [];
      let looks = 0;
      await throughSteps(opened, lesson, async (where) => {
        looks += 1;
        found.push(...(await faultsOf(opened, { coloursIn: "the first layout" })).map((line) => `${where} ${line}`));
      });
      expect(found).toEqual([]);
      expect(looks).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe("moving between pages", () => {
  it("names the page in the title, and takes the focus to its heading, which has no ring", async () => {
    const { page, goto } = await openPage();
    await page.locator("main h1").waitFor();
    for (const [address, title] of [
      ["#/settings", "Settings"],
      ["#/lesson/first-model", "Your first model"],
    ] as const) {
      await page.keyboard.press("Tab");
      await goto(address);
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title);
      expect(await page.title()).toBe(`${title} · Learning Curve`);
      expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
        "none",
      );
    }
  });

  it("has a page for an unknown address, with a way back to the lessons", async () => {
    const { page } = await openPage({ path: "#/lesson/no-such-lesson" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("link", { name: "All lessons" }).click();
    await page.getByRole("heading", { level: 1, name: /You train it/ }).waitFor();
  });

  it("lets the keyboard skip the bar, and work the menu of a phone", async () => {
    const { page } = await openPage({ viewport: { width: 360, height: 720 } });
    await page.locator("main h1").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Labs" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Labs" }).waitFor();
    expect(await page.getByRole("navigation", { name: "Menu" }).count()).toBe(0);
  });

  it("keeps the chosen theme over a reload", async () => {
    const { page } = await openPage({ path: "#/settings", colorScheme: "light" });
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 25, 24)");
  });
});
