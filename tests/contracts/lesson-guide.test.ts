import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checks } from "../../src/lesson/checks/registry";
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
