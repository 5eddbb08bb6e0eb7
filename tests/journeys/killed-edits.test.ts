import type { BrowserContext, Page } from "playwright-core";
import { expect, inject, it, onTestFinished } from "vitest";
import { browser } from "./browser.ts";
import { crash, moments } from "./crash.ts";
import { setAside } from "./points-bench.ts";

const lesson = "#/lesson/batches-and-passes";
/** At a time, each in a browser context of their own. */
const learners = 3;
/** Of edits, no more than this is lost. */
const mayBeLostMs = 2_000;

interface Edit {
  readonly number: number;
  readonly atMs: number;
}

async function openLesson(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(inject("appUrl") + lesson);
  await page.getByRole("textbox", { name: "Epochs", exact: true }).waitFor();
  await page.locator("section[data-step] input[type=radio]").first().waitFor();
  return page;
}

/** The learner turns a dial, and gives another answer, ten times a second; each edit is told as it is made. */
async function beginEditing(page: Page, edits: Edit[]): Promise<void> {
  page.on("console", (message) => {
    const [word, number, atMs] = message.text().split(" ");
    if (word === "edit") edits.push({ number: Number(number), atMs: Number(atMs) });
  });
  await page.evaluate(
    (from) => {
      let number = from;
      setInterval(() => {
        number += 1;
        const dial = [...document.querySelectorAll<HTMLInputElement>("[data-widget=dials] input")].find(
          (field) => field.type !== "range" && field.closest("label, div")?.textContent?.includes("Epochs"),
        );
        const answers = document.querySelectorAll<HTMLInputElement>("section[data-step] input[type=radio]");
        if (!dial) return console.debug("nothing to edit");
        dial.focus();
        dial.value = String(number);
        dial.dispatchEvent(new Event("input", { bubbles: true }));
        dial.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        answers[number % answers.length]?.click();
        console.debug(`edit ${number} ${performance.timeOrigin + performance.now()}`);
      }, 100);
    },
    edits.at(-1)?.number ?? 100,
  );
}

it("a tab that is killed while the learner edits loses at most the last 2 s, at 20 moments, and nothing is set aside", async () => {
  const killedAfterMs = moments(7, 20, 200, 4_000);
  let compared = 0;
  const editing = Array.from({ length: learners }, async (_, learner) => {
    const context = await (
      await browser()
    ).newContext({ locale: "en-US", reducedMotion: "reduce", serviceWorkers: "block" });
    onTestFinished(() => context.close());
    const edits: Edit[] = [];
    let kept = 0;
    let page = await openLesson(context);
    for (const ms of killedAfterMs.filter((_, at) => at % learners === learner)) {
      const before = edits.length;
      await beginEditing(page, edits);
      await expect.poll(() => edits.length, { message: "a first edit" }).toBeGreaterThan(before);
      await new Promise((resolve) => setTimeout(resolve, ms));
      const killedMs = Date.now();
      await crash(page);

      page = await openLesson(context);
      const old = edits.slice(before).filter((edit) => edit.atMs < killedMs - mayBeLostMs);
      compared += old.length > 0 ? 1 : 0;
      const due = old.at(-1)?.number ?? kept;
      const dial = page.getByRole("textbox", { name: "Epochs", exact: true });
      await expect
        .poll(async () => Number(await dial.inputValue()), { message: "the dial" })
        .toBeGreaterThanOrEqual(due);
      kept = Number(await dial.inputValue());
      if (due > 0) expect(await page.locator("section[data-step] :checked").count(), "the answer").toBe(1);
      expect(await page.evaluate(setAside), "what was set aside").toBe(0);
    }
    return edits.length;
  });
  const made = (await Promise.all(editing)).reduce((sum, count) => sum + count, 0);
  expect(made).toBeGreaterThan(200);
  expect(compared).toBeGreaterThan(8);
}, 180_000);
