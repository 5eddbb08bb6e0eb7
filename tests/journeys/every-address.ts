import { readdirSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../scripts/command.mjs";
import { addressesOf } from "../../src/app/routes.ts";

const lessonsFolder = path.join(projectRoot, "lessons/en");

/** Ids of the lessons there are. */
export const lessonIds = readdirSync(lessonsFolder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.includes(path.sep) && file.endsWith(".md"))
  .map((file) => path.basename(file, ".md"));

/** Every page there is, one address each, and one that is no page: "#/labs". */
export const everyAddress = [...addressesOf({ lesson: lessonIds, term: ["epoch"] }), "no-such-page"].map(
  (address) => `#/${address}`,
);
