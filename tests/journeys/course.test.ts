import { expect, it } from "vitest";
import { openPage, summarize } from "./browser.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";
import { walks } from "./walks.ts";

it("the course is walked by keyboard, from home to a page that predicts offline, and the learner's own runs meet every check", async () => {
  const { page, errors, cspViolations, axe } = await openPage({
    reducedMotion: "reduce",
    viewport: { width: 1440, height: 900 },
  });
  const keyboard = await Keyboard.at(page);
  const learner = new Learner(keyboard);

  await keyboard.press(page.getByRole("link", { name: /^Start/ }).first());
  const walked: string[] = [];
  do {
    const id = new URL(page.url()).hash.replace("#/lesson/", "");
    const walk = walks.get(id);
    if (!walk) throw new Error(`There is no walk for the lesson ${id}`);
    await walk(learner);
    walked.push(id);
    expect(keyboard.problems, id).toEqual([]);
    expect(summarize(await axe()), id).toEqual([]);
    expect([...cspViolations, ...errors], id).toEqual([]);
  } while (await learner.nextLesson());
  expect(walked.toSorted()).toEqual([...walks.keys()].toSorted());

  await keyboard.press(page.getByRole("link", { name: "Back to the contents" }));
  await expect.poll(() => page.locator("main").innerText()).toContain(`${walked.length} of ${walked.length}`);
  expect([...keyboard.problems, ...cspViolations, ...errors]).toEqual([]);
}, 360_000);
