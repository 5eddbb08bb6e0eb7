import { describe, expect, it } from "vitest";
import type { FittedColumn, FittedPreparation } from "../experiment/trained-model";
import { applyOperation, dateOf, encodeLabel, encodeRow, spellingKey } from "./apply-cells";
import { numberOf } from "./number-text";

describe("numberOf", () => {
  it.each([
    ["12", ".", 12],
    [" -1.5e3 ", ".", -1500],
    [".5", ".", 0.5],
    ["5.", ".", 5],
    ["\u22123", ".", -3],
    ["1,234,567.5", ".", 1234567.5],
    ["3,5", ",", 3.5],
    ["1.234,5", ",", 1234.5],
  ] as const)("reads %s with %s", (text, decimal, value) => expect(numberOf(text, decimal)).toBe(value));

  it.each([
    ["", "."],
    [".", "."],
    ["-", "."],
    ["3,5", "."],
    ["12,34.5", "."],
    ["1.5", ","],
    ["0x1F", "."],
    ["1e999", "."],
    ["1_000", "."],
  ] as const)("does not read %s with %s", (text, decimal) => expect(numberOf(text, decimal)).toBeNaN());
});

it("finds one key for spellings that differ in case, blanks and punctuation, but not for numbers with marks", () => {
  expect(new Set(["Male", " male ", "MALE.", "ma-le"].map(spellingKey))).toEqual(new Set(["male"]));
  expect(spellingKey("1-5")).not.toBe(spellingKey("15"));
  expect(spellingKey("+")).not.toBe(spellingKey("-"));
});

it("reads only dates that exist", () => {
  expect(dateOf("2007-11-11")).toEqual([2007, 11, 11]);
  expect(dateOf("2014-07-01 00:30:00")).toEqual([2014, 7, 1]);
  expect(dateOf("11.12.2007")).toEqual([2007, 12, 11]);
  expect(dateOf("2007-02-30")).toBeNull();
  expect(dateOf("PAL0708")).toBeNull();
});

describe("operations on one cell", () => {
  it.each([
    [{ op: "convert", below: 100, factor: 1000 }, 3.75, 3750],
    [{ op: "convert", below: 100, factor: 1000 }, 3750, 3750],
    [{ op: "clip", low: 0, high: 10 }, 12, 10],
    [{ op: "outside-missing", low: 0, high: 10 }, 12, null],
    [{ op: "fill-number", value: 4 }, null, 4],
    [{ op: "log" }, -(Math.E - 1), -1],
    [{ op: "affine", center: 10, scale: 2 }, 14, 2],
    [{ op: "affine", center: 10, scale: 2 }, null, null],
    [{ op: "merge", labels: { male: "MALE" } }, "male ", "MALE"],
    [{ op: "relabel", labels: { M: "MALE" } }, "M", "MALE"],
    [{ op: "relabel", labels: { "999": "" } }, 999, null],
    [{ op: "relabel", labels: {} }, "constructor", "constructor"],
    [{ op: "shorten", keep: "first-word" }, "Adelie Penguin (P. adeliae)", "Adelie"],
    [{ op: "shorten", keep: "before-parenthesis" }, "Adelie Penguin (P. adeliae)", "Adelie Penguin"],
    [{ op: "shorten", keep: "after-comma" }, "Ringed 2007-11-11 09:40, right leg", "right leg"],
    [{ op: "fill-label", label: "(missing)" }, null, "(missing)"],
    [{ op: "date-part", part: "day-of-year" }, "2008-12-31", 366],
    [{ op: "date-part", part: "year" }, "2008-12-31", 2008],
  ] as const)("%o on %s", (operation, before, after) => {
    const result = applyOperation(operation, before);
    if (typeof after === "number") expect(result).toBeCloseTo(after, 12);
    else expect(result).toBe(after);
  });

  it("encodes unseen labels as all zeros or the mean rank", () => {
    expect(encodeLabel({ op: "one-hot", labels: ["a", "b"] }, "b")).toEqual([0, 1]);
    expect(encodeLabel({ op: "one-hot", labels: ["a", "b"] }, "z")).toEqual([0, 0]);
    expect(encodeLabel({ op: "ordinal", labels: ["a", "b", "c"] }, "c")).toEqual([2]);
    expect(encodeLabel({ op: "ordinal", labels: ["a", "b", "c"] }, null)).toEqual([1]);
  });
});

describe("encodeRow", () => {
  const column = (
    source: string,
    kind: "number" | "text",
    operations: FittedColumn["operations"],
    features: string[],
  ): FittedColumn => ({
    source,
    kind,
    decimal: ",",
    missing: ["NA"],
    operations,
    features,
    summary: { min: 0, median: 0, max: 0 },
  });
  const fitted: FittedPreparation = {
    columns: [
      column(
        "mass",
        "number",
        [
          { op: "fill-number", value: 2 },
          { op: "affine", center: 1, scale: 0.5 },
        ],
        ["mass"],
      ),
      column("sex", "text", [{ op: "one-hot", labels: ["F", "M"] }], ["sex = F", "sex = M"]),
    ],
    features: ["mass", "sex = F", "sex = M"],
    target: { name: "y", center: 0, scale: 1 },
  };

  it("reads numbers with the column's decimal mark and fills what is missing", () => {
    expect(encodeRow(fitted, { mass: "1,5", sex: "M" })).toEqual({ ok: true, value: Float32Array.of(1, 0, 1) });
    expect(encodeRow(fitted, { mass: "NA", sex: "X" })).toEqual({ ok: true, value: Float32Array.of(2, 0, 0) });
    expect(encodeRow(fitted, {})).toEqual({ ok: true, value: Float32Array.of(2, 0, 0) });
  });

  it("fails where a number was due", () => {
    expect(encodeRow(fitted, { mass: "heavy" })).toMatchObject({
      ok: false,
      failure: { code: "data/not-a-number", field: "mass" },
    });
  });
});
