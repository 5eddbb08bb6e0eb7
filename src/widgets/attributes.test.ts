import { describe, expect, test } from "vitest";
import { oneOf, readAttributes, wholeNumber, wordList, yesOrNo, type Attributes } from "./attributes";

const known: Attributes = {
  measure: oneOf("loss", "accuracy"),
  most: wholeNumber(3, 40),
  matrix: yesOrNo,
  show: wordList((word) => /^[a-z]+$/.test(word), "a list of words"),
};

describe("a directive's attributes", () => {
  test("become values", () =>
    expect(readAttributes(known, { measure: "loss", most: "12", matrix: "no", show: "a, b  c" })).toEqual({
      ok: true,
      props: { measure: "loss", most: 12, matrix: false, show: ["a", "b", "c"] },
    }));

  test("may be left out", () => expect(readAttributes(known, {})).toEqual({ ok: true, props: {} }));

  test.each<{ given: Record<string, string>; field: string }>([
    { given: { measure: "rmse" }, field: "measure" },
    { given: { most: "2" }, field: "most" },
    { given: { most: "4.5" }, field: "most" },
    { given: { matrix: "true" }, field: "matrix" },
    { given: { show: " , " }, field: "show" },
    { given: { show: "a B" }, field: "show" },
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
