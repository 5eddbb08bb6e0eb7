import { expect, it } from "vitest";
import type { CellFilter } from "../../experiment/table-query";
import { draftOf, emptyDraft, filterOf, filterWords, waysFor } from "./cell-filter";

it("means what is typed, and nothing while a number is none yet", () => {
  const numbers = emptyDraft(true);
  expect(filterOf("age", { ...numbers, from: "18" })).toEqual({ column: "age", holds: "between", from: 18, to: null });
  expect(filterOf("age", { ...numbers, from: "−1,5", to: "2" })).toEqual({
    column: "age",
    holds: "between",
    from: -1.5,
    to: 2,
  });
  expect(filterOf("age", { ...numbers, from: "18", to: "x" })).toBeNull();
  expect(filterOf("age", numbers)).toBeNull();
  expect(filterOf("city", { ...emptyDraft(false), text: " Oslo " })).toEqual({
    column: "city",
    holds: "contains",
    text: "Oslo",
  });
  expect(filterOf("city", { ...emptyDraft(false), text: "  " })).toBeNull();
});

it("says each filter, and gives back what was typed", () => {
  const filters: CellFilter[] = [
    { column: "age", holds: "between", from: 18, to: null },
    { column: "age", holds: "between", from: null, to: -2 },
    { column: "age", holds: "between", from: 18, to: 30 },
    { column: "city", holds: "contains", text: "os" },
    { column: "city", holds: "equals", text: "Oslo" },
    { column: "city", holds: "missing" },
  ];
  for (const filter of filters) expect(filterOf(filter.column, draftOf(filter))).toEqual(filter);
  expect(filters.map(filterWords)).toEqual([
    "age from 18",
    "age up to −2",
    "age 18 to 30",
    "city contains “os”",
    "city is “Oslo”",
    "city is missing",
  ]);
});

it("asks of pictures only whether they are missing", () => {
  expect(waysFor(false, true)).toEqual(["missing"]);
});
