import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";

const folder = fileURLToPath(new URL("../../lessons/en", import.meta.url));
const ids = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /^[^/\\]+[/\\][^/\\]+\.md$/.test(file))
  .map((file) => path.basename(file, ".md"));

const inHand = "section[data-step]";

/** Presses Tab until what has the focus matches; fails if it never comes. */
async function tabTo(page: Page, selector: string, back = false): Promise<void> {
  for (let press = 0; press < 400; press++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Begins at the step's heading, where going on leaves the focus. */
async function toHeading(page: Page): Promise<void> {
  await page.locator("#in-hand").evaluate((heading: HTMLElement) => heading.focus());
}

/** Answers every question of the step in hand: the first choice, or a sentence. */
async function answerAll(page: Page): Promise<void> {
  const questions = await page.locator(`${inHand} [data-question]`).evaluateAll((found) =>
    found.map((question) => ({
      id: question.getAttribute("data-question") ?? "",
      written: question.querySelector("textarea") !== null,
      answered: question.querySelector("input:checked") !== null,
    })),
  );
  for (const { id, written, answered } of questions) {
    if (answered) continue;
    const within = `[data-question="${id}"]`;
    await toHeading(page);
    if (written) {
      await tabTo(page, `${within} textarea`);
      await page.keyboard.type("Because of the data.");
      await tabTo(page, `${within} button[type=submit]`);
      await page.keyboard.press("Enter");
    } else {
      await tabTo(page, `${within} input[type=radio]`);
      await page.keyboard.press("Space");
      await page.locator(`${within} input:checked`).waitFor();
    }
  }
}

/** Trains with the transport's first key, where the bench has one, and waits for the end. */
async function train(page: Page): Promise<void> {
  if ((await page.locator("[data-widget=transport]").count()) === 0) return;
  await page.locator("[data-widget=transport] button.play").waitFor(); // it loads with the first step that has one
  await tabTo(page, "[data-widget=transport] button.play");
  await page.keyboard.press("Enter");
}

const stepId = (page: Page) => page.locator(inHand).getAttribute("data-step");

describe.each(ids)("%s", (id) => {
  it("is done from the first step to the last by keyboard alone", { timeout: 180_000 }, async () => {
    const { page, errors, cspViolations, axe } = await openPage({ path: `#/lesson/${id}`, reducedMotion: "reduce" });
    await page.locator(inHand).waitFor();
    await page.locator("[data-widget]").first().waitFor();
    const steps = (await page.locator("section.line").count()) + 1;
    for (let step = 1; step <= steps; step++) {
      const current = await stepId(page);
      expect(await page.locator("[data-problem]").count()).toBe(0);
      await answerAll(page);
      await toHeading(page);
      const isRun = (await page.locator(`${inHand}[data-complete=false]`).count()) > 0;
      const hasChecks = (await page.locator(`${inHand} .checks`).count()) > 0;
      if (hasChecks) await page.locator(`${inHand} [data-check]`).first().waitFor(); // they come with their step
      if (isRun && !hasChecks) {
        await train(page);
        // A run step without a transport is done by other means; the way on is open all the same.
        if ((await page.locator("[data-widget=transport]").count()) > 0) {
          await page
            .locator(`${inHand}[data-complete=true]`)
            .waitFor({ timeout: 60_000 })
            .catch(async () => {
              const said = await page.locator("[data-widget=transport]").innerText();
              throw new Error(`The run of step ${current} does not end. The transport says: ${said}`);
            });
        }
        await toHeading(page);
      }
      if (hasChecks) expect(summarize(await axe())).toEqual([]);
      await tabTo(page, `${inHand} button[data-go]`);
      await page.keyboard.press("Enter");
      if (step < steps) {
        await page.locator(`${inHand}:not([data-step="${current}"])`).waitFor();
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("in-hand");
      }
    }
    await page.locator("[data-finished]").waitFor();
    expect(errors).toEqual([]);
    expect(cspViolations).toEqual([]);
  });
});

it("a lesson remembers where the learner was, and can be begun anew", async () => {
  const { page, goto } = await openPage({ path: "#/lesson/first-model", reducedMotion: "reduce" });
  await page.locator(inHand).waitFor();
  const first = await stepId(page);
  await page.locator(`${inHand} input[type=radio]`).first().check();
  await page.locator(`${inHand} button[data-go]`).click();
  await page.locator(`${inHand}:not([data-step="${first}"])`).waitFor();
  // What is not written yet is written when the page goes; a visit elsewhere and back reads it again.
  await goto("#/glossary");
  await page.locator(inHand).waitFor({ state: "detached" });
  await goto("#/lesson/first-model");
  await page.locator(`${inHand}:not([data-step="${first}"])`).waitFor();
  await page.locator("section.line.past").first().waitFor();
  await page.getByRole("button", { name: "Start this lesson anew" }).click();
  await page.getByRole("button", { name: "Start anew", exact: true }).click();
  await page.locator(`${inHand}[data-step="${first}"]`).waitFor();
  expect(await page.locator(`${inHand} input:checked`).count()).toBe(0);
});

it("a word of the field opens its note beside it, and Escape goes back to the word", async () => {
  const { page } = await openPage({ path: "#/lesson/first-model" });
  await page.locator(inHand).waitFor();
  await toHeading(page);
  await tabTo(page, "a[aria-haspopup=dialog]");
  const word = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("Enter");
  await page.locator("[popover]:popover-open h2:not(:empty)").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(word);
});

it("the first lesson's check is met by keyboard: points set, a layer taken away, trained", async () => {
  const { page } = await openPage({ path: "#/lesson/first-model", reducedMotion: "reduce" });
  await page.locator(inHand).waitFor();
  while ((await page.locator(`${inHand}[data-kind=check]`).count()) === 0) {
    const current = await stepId(page);
    await toHeading(page);
    await tabTo(page, `${inHand} button[data-go]`);
    await page.keyboard.press("Enter");
    await page.locator(`${inHand}:not([data-step="${current}"])`).waitFor();
  }
  await page.locator("[data-widget=playground] [role=application]").waitFor();
  await toHeading(page);
  await tabTo(page, "[data-widget=playground] button[aria-label='One layer fewer']");
  await page.keyboard.press("Enter");
  await toHeading(page);
  await tabTo(page, "[data-widget=playground] [role=application]");
  for (const key of ["Shift+ArrowRight", "Shift+ArrowUp", "ArrowRight"]) {
    await page.keyboard.press(key);
    await page.keyboard.press("Enter");
  }
  await page.locator("[data-check=points-added][data-state=met]").waitFor();
  await toHeading(page);
  await train(page);
  await page.locator(`${inHand}[data-complete=true]`).waitFor({ timeout: 60_000 });
  expect(await page.locator("[data-check]:not([data-state=met])").count()).toBe(0);
});
