import { describe, expect, it } from "vitest";
import { checkLabel } from "../i18n/en/check-labels";
import { buildLesson } from "./build-lesson";

const source = `---
format: 1
title: Mine
minutes: 5
bench: Points
---

::step{kind=check}

::check{metric=validation.accuracy min=0.95}

::check{metric=validation.loss max=0.2 text="Little loss"}
`;
const place = { id: "mine", chapter: "0-start" };
const textsOf = (label?: typeof checkLabel) =>
  buildLesson(source, place, label).value.steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === "check" ? [block.check.text] : [])),
  );

describe("what a check asks", () => {
  it("is written into a lesson when it is built, where its author has not said it", () => {
    expect(textsOf(checkLabel)).toEqual(["Validation accuracy at least 0.95", "Little loss"]);
  });

  it("is left to whoever shows the lesson where no words are given", () => {
    expect(textsOf()).toEqual([undefined, "Little loss"]);
  });
});
