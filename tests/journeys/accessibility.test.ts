import { describe, expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { everyPage } from "./every-address.ts";
import { screenFaults, wide } from "./screen-faults.ts";
import { visit } from "./settled-page.ts";

it("no page has an axe violation, anything cut off or unseen at 1280 px, 320 px and 200 % text, in light, dark and forced colours", async () => {
  const opened = await openPage({ viewport: wide, reducedMotion: "reduce" });
  await opened.page.locator("main h1").waitFor();
  const found: string[] = [];
  for (const address of everyPage) {
    await visit(opened, address);
    found.push(...(await screenFaults(opened)).map((line) => `${address} ${line}`));
  }
  expect(found).toEqual([]);
  expect(opened.cspViolations).toEqual([]);
  expect(opened.errors).toEqual([]);
}, 240_000);

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
