import type { Page } from "playwright-core";
import { summarize, type OpenedPage } from "./browser.ts";

export const wide = { width: 1280, height: 900 };

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

/** What a narrow window changes: what scrolls there. */
const ofNarrow = { runOnly: ["scrollable-region-focusable"] };

/**
 * What is wrong with the page as it stands: what is cut off in any layout; axe's violations and what cannot be seen, in all
 * colours, in every layout, or in the first, with what scrolls at 320 px. The page is left at 1280 px, in light.
 */
export async function screenFaults(
  opened: OpenedPage,
  { judgedIn = "every layout" }: { judgedIn?: "every layout" | "the first layout" } = {},
): Promise<string[]> {
  const { page } = opened;
  const found: string[] = [];
  for (const { name, viewport, textShare } of layouts) {
    await page.setViewportSize(viewport);
    await setText(page, textShare);
    await page.evaluate(frameDrawn);
    found.push(...(await cutOff(page)).map((line) => `${name}: ${line}`));
    if (judgedIn === "the first layout" && name !== layouts[0].name) {
      if (name === "320 px") found.push(...summarize(await opened.axe(ofNarrow)).map((line) => `${name}: ${line}`));
      continue;
    }
    for (const { name: colour, ...media } of colours) {
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

/** What is measured of a new layout, such as whether something scrolls now, is known once it was drawn. */
const frameDrawn = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));

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
