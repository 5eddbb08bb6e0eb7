import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../scripts/command.mjs";
import { addressesOf } from "../../src/app/routes.ts";

const lessonsFolder = path.join(projectRoot, "lessons/en");

const lessons = readdirSync(lessonsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
  .map((file) => {
    const text = readFileSync(path.join(lessonsFolder, file), "utf8");
    const [, order] = /^order: (\d+)/m.exec(text) ?? [];
    const [, continues] = /^continues: (.+)/m.exec(text) ?? [];
    return { id: path.basename(file, ".md"), chapter: path.dirname(file), order: Number(order), continues };
  })
  .sort((a, b) => a.chapter.localeCompare(b.chapter) || a.order - b.order);

/** Ids of the lessons there are, in the order of the course. */
export const lessonIds = lessons.map(({ id }) => id);

/** The first lesson, and those that go on with another's work or are gone on with, in the order of the course. */
export const chainedLessons = lessons
  .filter(({ id, continues }, at) => at === 0 || continues || lessons.some((each) => each.continues === id))
  .map(({ id }) => id);

/** Every page there is, one address each, and one that is no page: "#/labs". */
export const everyAddress = [...addressesOf({ lesson: lessonIds, term: ["epoch"] }), "no-such-page"].map(
  (address) => `#/${address}`,
);

/** The pages that are no lesson; home last, for a home that came first has no title to take the focus to. */
export const everyPage = [
  ...everyAddress.filter((address) => address !== "#/" && !address.startsWith("#/lesson/")),
  "#/",
];
