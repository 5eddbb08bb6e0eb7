import { describe, expect, test } from "vitest";
import {
  commaList,
  oneOf,
  plainText,
  readAttributes,
  wholeNumber,
  wordList,
  yesOrNo,
  type Attributes,
} from "./attributes";

const known: Attributes = {
  measure: oneOf("loss", "accuracy"),
  most: wholeNumber(3, 40),
  matrix: yesOrNo,
  show: wordList((word) => /^[a-z]+$/.test(word), "a list of words"),
  labels: commaList(2, 3),
  into: plainText,
};

describe("a directive's attributes", () => {
  test("become values", () =>
    expect(readAttributes(known, { measure: "loss", most: "12", matrix: "no", show: "a, b  c" })).toEqual({
      ok: true,
      props: { measure: "loss", most: 12, matrix: false, show: ["a", "b", "c"] },
    }));

  test("that are texts between commas are each taken once", () =>
    expect(readAttributes(known, { labels: " so so , so so, not at all", into: "a, b" })).toEqual({
      ok: true,
      props: { labels: ["so so", "not at all"], into: "a, b" },
    }));

  test("may be left out", () => expect(readAttributes(known, {})).toEqual({ ok: true, props: {} }));

  test.each<{ given: Record<string, string>; field: string }>([
    { given: { measure: "rmse" }, field: "measure" },
    { given: { most: "2" }, field: "most" },
    { given: { most: "4.5" }, field: "most" },
    { given: { matrix: "true" }, field: "matrix" },
    { given: { show: " , " }, field: "show" },
    { given: { show: "a B" }, field: "show" },
    { given: { labels: "one, one" }, field: "labels" },
    { given: { labels: "a, b, c, d" }, field: "labels" },
    { given: { into: "" }, field: "into" },
    { given: { other: "1" }, field: "other" },
    { given: { toString: "1" }, field: "toString" },
  ])("are refused where they are wrong: $given", ({ given, field }) =>
    expect(readAttributes(known, given)).toMatchObject({ ok: false, field }),
  );

  test("are asked for where a widget cannot do without", () =>
    expect(readAttributes({ label: { ...oneOf("a"), required: true } }, {})).toMatchObject({
      ok: false,
      field: "label",
    }));
});
