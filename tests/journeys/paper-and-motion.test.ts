import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { visit } from "./settled-page.ts";

const trainButton = (page: Page) => page.getByRole("button", { name: "Train", exact: true });
const words = (text: string) => text.replace(/\s+/g, " ").trim();
/** What is read of the text on the page, in running prose and questions. */
const proseOn = (page: Page) =>
  page
    .locator("section[data-step] :is(.prose p, .prose li, legend p, .prompt p, label > span)")
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText));

it("prints a lesson with the whole text of every step, then the bench with its charts, dark on white, without bar and buttons", async () => {
  const opened = await openPage({ colorScheme: "dark", reducedMotion: "reduce" });
  const { page } = opened;
  await page.locator("main h1").waitFor();
  await visit(opened, "#/lesson/first-model");
  const text: string[] = [];
  for (const go = page.locator("section[data-step] button[data-go]"); await go.count(); await go.click()) {
    const before = await proseOn(page);
    if (text.includes(before[0] ?? "")) break; // the last step stays in hand
    text.push(...before);
  }
  expect(text.length).toBeGreaterThan(15);
  await trainButton(page).click();
  await page.locator("[data-widget=transport] .state").filter({ hasText: "Done" }).waitFor();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe("rgb(18, 25, 24)");

  await page.emulateMedia({ media: "print" });
  const missing = async () => {
    const printed = words(await page.locator("body").innerText());
    return text.filter((line) => !printed.includes(words(line)));
  };
  await expect.poll(missing).toEqual([]);
  expect(await page.locator("header.top").isVisible()).toBe(false);
  expect(await page.locator(".btn:visible, .play:visible").count()).toBe(0);
  expect(await background()).toBe("rgb(255, 255, 255)");
  const last = await page.locator(".step").last().boundingBox();
  const curves = await page.locator("[data-widget=curves] svg").first().boundingBox();
  expect(curves?.height).toBeGreaterThan(100);
  expect(curves?.y).toBeGreaterThan((last?.y ?? 0) + (last?.height ?? 0));

  await page.emulateMedia({ media: "screen" });
  await page.locator("[data-printed]").first().waitFor({ state: "detached" });
  expect(await page.locator("header.top").isVisible()).toBe(true);
});

/** The longest transition or animation of anything on the page, in ms. */
const longestMove = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const most = (list: string) =>
      Math.max(...list.split(",").map((each) => parseFloat(each) * (/ms/.test(each) ? 1 : 1000)));
    return Math.max(
      ...[...document.querySelectorAll("*")].flatMap((element) =>
        ["", "::before", "::after"].map((pseudo) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, pseudo || null);
          return Math.max(most(transitionDuration), animationName === "none" ? 0 : most(animationDuration));
        }),
      ),
    );
  });

it.each(["the system", "the settings"])("nothing moves by itself where %s asks for less motion", async (who) => {
  const opened = await openPage({
    reducedMotion: who === "the system" ? "reduce" : "no-preference",
  });
  const { page } = opened;
  await page.locator("main h1").waitFor();
  if (who === "the settings") {
    expect(await longestMove(page)).toBeGreaterThan(50);
    await visit(opened, "#/settings");
    await page.getByRole("radio", { name: "As little as possible" }).check({ force: true });
  }
  for (const address of ["#/lesson/first-model", "#/lab/table", "#/settings"]) {
    await visit(opened, address);
    if (await trainButton(page).count()) {
      await trainButton(page).click();
      await page.getByRole("button", { name: "Pause" }).waitFor();
    }
    expect(await longestMove(page)).toBeLessThan(1);
  }
});

it("has one polite live region, which speaks of a run at most every 5 s", async () => {
  const { page } = await openPage({ path: "#/lesson/first-model" });
  await trainButton(page).waitFor();
  const regions = page.locator("[aria-live], [role=status], [role=log], output");
  expect(await regions.count()).toBe(1);
  await page.evaluate(() => {
    const region = document.querySelector("[data-live-region]");
    const heard = ((window as unknown as { heard: [number, string][] }).heard = []) as [number, string][];
    if (region)
      new MutationObserver(() => {
        const said = region.textContent ?? "";
        // What is drawn along with the first sentence keeps the page busy, and the sentence from being read.
        const sinceMs = performance.now();
        while (said.startsWith("Training has started") && performance.now() < sinceMs + 500);
        heard.push([performance.now(), said]);
      }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await page.getByRole("combobox", { name: "Speed" }).selectOption("10");
  await trainButton(page).click();
  await page.locator("[data-widget=transport] .state").filter({ hasText: "Done" }).waitFor();
  const heard = await page.evaluate(() => (window as unknown as { heard: [number, string][] }).heard);
  const reports = heard.filter(([, said]) => said.startsWith("Epoch "));
  for (const [, said] of reports) expect(said).toMatch(/^Epoch \d+ of 100, loss [\d.]+, (falling|rising|level)\.$/);
  expect(reports.length).toBeGreaterThan(0);
  const spoken = [...heard.filter(([, said]) => said.startsWith("Training has started")), ...reports];
  const gaps = reports.map(([at], index) => at - (spoken[index]?.[0] ?? 0));
  expect(gaps.filter((ms) => ms < 4900)).toEqual([]);
  expect(words(heard.at(-1)?.[1] ?? "")).toMatch(/^Training has ended\. Validation accuracy/);
  expect(await regions.count()).toBe(1);
});
