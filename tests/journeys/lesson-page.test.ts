import { expect, it } from "vitest";
import { openPage } from "./browser.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";

async function firstLesson() {
  const { page, goto } = await openPage({ path: "#/lesson/first-model", reducedMotion: "reduce" });
  const keyboard = await Keyboard.at(page);
  const learner = new Learner(keyboard);
  await learner.at("Before you train");
  return { page, goto, keyboard, learner };
}
const focused = (keyboard: Keyboard) =>
  keyboard.page.evaluate(() => document.activeElement?.id ?? document.activeElement?.textContent);

it("a lesson remembers where the learner was, and can be begun anew", async () => {
  const { page, goto, keyboard, learner } = await firstLesson();
  await learner.choose("About five, by luck.");
  await learner.goOn();
  // What is not written yet is written when the page goes; a visit elsewhere and back reads it again.
  await goto("#/glossary");
  await learner.step.waitFor({ state: "detached" });
  await goto("#/lesson/first-model");
  await learner.at("Train");
  await page.locator("section.line.past").first().waitFor();
  await learner.press("Start this lesson anew");
  await learner.press("Start anew");
  await learner.at("Before you train");
  expect(await learner.step.locator("input:checked").count()).toBe(0);
  expect(await focused(keyboard)).toBe("in-hand");
  expect(keyboard.problems).toEqual([]);
});

it("a word of the field opens its note beside it, and Escape goes back to the word", async () => {
  const { page, keyboard, learner } = await firstLesson();
  const word = learner.step.locator("a[aria-haspopup=dialog]").first();
  await keyboard.press(word);
  await page.locator("[popover]:popover-open h2:not(:empty)").waitFor();
  await keyboard.keys("Escape");
  await expect.poll(() => word.evaluate((each) => each === document.activeElement)).toBe(true);
});

it("arrows go through the answers of a question without giving any away; Space takes one", async () => {
  const { keyboard, learner } = await firstLesson();
  const answers = learner.step.getByRole("radio");
  await keyboard.reach(answers.first());
  await keyboard.keys("ArrowDown", "ArrowDown");
  expect(await learner.step.locator("input:checked").count()).toBe(0);
  expect(await learner.step.locator(".reply").innerText()).toBe("");
  await keyboard.keys("Space");
  expect(await answers.nth(2).isChecked()).toBe(true);
  await keyboard.keys("ArrowUp", "Enter");
  expect(await answers.nth(1).isChecked()).toBe(true);
});

it("links for the keyboard skip to the step, to the lab, and from the lab's end back to the step", async () => {
  const { page, keyboard } = await firstLesson();
  await keyboard.press(page.getByRole("link", { name: "Skip to the step in hand" }));
  expect(await focused(keyboard)).toBe("in-hand");
  await keyboard.press(page.getByRole("link", { name: "Skip to the lab" }));
  expect(await focused(keyboard)).toBe("at-bench");
  await keyboard.press(page.getByRole("link", { name: "Back to the step in hand" }));
  expect(await focused(keyboard)).toBe("in-hand");
  expect(keyboard.problems).toEqual([]);
});
