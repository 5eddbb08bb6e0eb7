import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";
import { openPage } from "./browser.ts";
import { Keyboard } from "./keyboard.ts";
import { Learner } from "./learner.ts";
import { walks } from "./walks.ts";

const folder = path.join(projectRoot, "lessons/en");
/** Lessons that go on with the work of another: the course's walk comes to them with that, here it is not there. */
const continuing = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md") && /^continues:/m.test(readFileSync(path.join(folder, file), "utf8")))
  .map((file) => path.basename(file, ".md"));

describe("a lesson that is opened by its address, without the work it goes on with, is done by keyboard and every check is met", () => {
  it.each(continuing)(
    "%s",
    async (id) => {
      const { page, errors, cspViolations } = await openPage({ path: `#/lesson/${id}`, reducedMotion: "reduce" });
      const keyboard = await Keyboard.at(page, { looks: true });
      await walks.get(id)?.(new Learner(keyboard));
      await page.locator("[data-finished]").waitFor();
      expect([...keyboard.problems, ...cspViolations, ...errors]).toEqual([]);
    },
    180_000,
  );
});
