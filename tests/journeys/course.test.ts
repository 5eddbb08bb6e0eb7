import { expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";
import { chainedLessons } from "./every-address.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";
import { walks } from "./walks.ts";

it("from home to a page that predicts offline, lesson upon lesson goes on with the learner's own work, by keyboard, and their runs meet every check", async () => {
  const { page, errors, cspViolations, axe, goto } = await openPage({
    reducedMotion: "reduce",
    viewport: { width: 1440, height: 900 },
  });
  const keyboard = await Keyboard.at(page);
  const learner = new Learner(keyboard);

  await keyboard.press(page.getByRole("link", { name: /^Start/ }).first());
  const walked: string[] = [];
  for (;;) {
    const id = new URL(page.url()).hash.replace("#/lesson/", "");
    const walk = walks.get(id);
    if (!walk) throw new Error(`There is no walk for the lesson ${id}`);
    await walk(learner);
    walked.push(id);
    expect(keyboard.problems, id).toEqual([]);
    expect(summarize(await axe()), id).toEqual([]);
    expect([...cspViolations, ...errors], id).toEqual([]);
    const next = chainedLessons.find((each) => !walked.includes(each));
    if (next === undefined) break;
    // A lesson that stands on no other's work is walked by itself.
    if ((await learner.nextLesson()) !== next) {
      await goto(`#/lesson/${next}`);
      keyboard.begin();
    }
    await learner.takeOver();
  }
  expect(walked).toEqual(chainedLessons);

  await goto("#/");
  await expect.poll(() => page.locator("main").innerText()).toContain(`${walked.length} of `);
  expect([...keyboard.problems, ...cspViolations, ...errors]).toEqual([]);
}, 360_000);
