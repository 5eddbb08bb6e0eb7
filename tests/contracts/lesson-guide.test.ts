import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { families } from "../../src/experiment/learns";
import { checks } from "../../src/lesson/checks/registry";
import { ruleNames } from "../../src/lesson/tutor/remark";
import { widgets } from "../../src/widgets/registry";

const guide = readFileSync(new URL("../../docs/lessons.md", import.meta.url), "utf8");

/** First and second cell of each row of the table under a heading, as the names in backquotes there. */
function tableUnder(heading: string): readonly (readonly [name: string, ...more: string[]])[] {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)` \|([^|]*)\|/gm)].map(([, name = "", more = ""]) => [
    name,
    ...[...more.matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one),
  ]);
}

it("the guide to lessons names every check, and none that does not exist", () => {
  expect(tableUnder("Checks").map(([name]) => name)).toEqual(expect.arrayContaining([...checks.keys()]));
  expect(tableUnder("Checks")).toHaveLength(checks.size);
});

it("the guide to lessons names every widget with its attributes, and none that does not exist", () => {
  const inGuide = tableUnder("Widgets").map(([id, ...attributes]) => [id, attributes.sort()]);
  const known = [...widgets.values()].map(({ id, attributes }) => [id, Object.keys(attributes).sort()]);
  expect(Object.fromEntries(inGuide)).toEqual(Object.fromEntries(known));
});

/** The names in backquotes in the row of this name, its own left out. */
const namesIn = (row: string): readonly string[] => {
  const line = guide.split("\n").find((each) => each.startsWith(`| \`${row}\` |`)) ?? "";
  return [...line.matchAll(/`([^`]+)`/g)].slice(1).map(([, name = ""]) => name);
};

it("the guide to lessons names every rule that a lesson can silence, and every family it can ask for", () => {
  expect(namesIn("tutor-silent")).toEqual(expect.arrayContaining([...ruleNames]));
  expect(namesIn("family")).toEqual(["is", ...families]);
});
