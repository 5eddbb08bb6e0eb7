import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/command.mjs";

const lessons = readdirSync(path.join(projectRoot, "lessons/en"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
  .map((file) => path.basename(file, ".md"));
const walks = readdirSync(path.join(projectRoot, "tests/journeys/walks")).map((file) => path.basename(file, ".ts"));

it("every lesson has a walk that does it by keyboard, and every walk a lesson", () => {
  expect(walks.toSorted()).toEqual(lessons.toSorted());
});
