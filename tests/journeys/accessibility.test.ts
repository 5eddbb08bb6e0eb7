import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { openPage, summarize, type OpenedPage } from "./browser.ts";

const lessonsFolder = path.join(projectRoot, "lessons/en");
const lessons = readdirSync(lessonsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
  .map((file) => `#/lesson/${path.basename(file, ".md")}`);

/** Every route there is. */
const routes = [
  "#/labs",
  "#/",
  "#/lab/points",
  "#/lab/table",
  "#/work",
  "#/instructors",
  "#/lesson-preview",
  "#/settings",
  "#/glossary/epoch",
  "#/about",
  "#/glossary",
  "#/no-such-page",
  ...lessons,
];

/** Goes to a route without a reload, as a visitor does, and waits for all of it. */
async function visit({ page, goto }: OpenedPage, route: string) {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await goto(route);
  // A page that has come takes the focus to its title.
  await page.waitForFunction(() => document.activeElement?.matches("main h1"));
  await page.waitForLoadState("networkidle");
  // What loads after the title: the bench, the list, the widgets.
  await page.waitForFunction(() => !document.querySelector(".wait, .waiting"));
  await page.evaluate(() => document.fonts.ready);
}

async function violationsOnEveryRoute(opened: OpenedPage): Promise<string[]> {
  const found: string[] = [];
  await opened.page.locator("main h1").waitFor();
  for (const route of routes) {
    await visit(opened, route);
    found.push(...summarize(await opened.axe()).map((line) => `${route} ${line}`));
  }
  return found;
}

describe("every route has no axe violation", () => {
  it.each(["light", "dark"] as const)(
    "in the %s theme",
    async (colorScheme) => {
      const opened = await openPage({ colorScheme, reducedMotion: "reduce" });
      expect(await violationsOnEveryRoute(opened)).toEqual([]);
      expect(opened.cspViolations).toEqual([]);
      expect(opened.errors).toEqual([]);
    },
    240_000,
  );

  it("at 320 px, where nothing but a table or a code block scrolls sideways", async () => {
    const opened = await openPage({ viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
    await opened.page.locator("main h1").waitFor();
    const found: string[] = [];
    for (const route of routes) {
      await visit(opened, route);
      const wider = await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) found.push(`${route} is ${wider} px wider than the window`);
      found.push(...summarize(await opened.axe()).map((line) => `${route} ${line}`));
    }
    expect(found).toEqual([]);
  }, 240_000);
});

describe("moving between pages", () => {
  it("names the page in the title, and takes the focus to its heading", async () => {
    const { page, goto } = await openPage();
    await page.locator("main h1").waitFor();
    await goto("#/settings");
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Settings");
    expect(await page.title()).toBe("Settings · Learning Curve");
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
