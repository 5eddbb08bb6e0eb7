import { expect, it } from "vitest";
import { numberColumn } from "../table";
import { numberFaults } from "./number-faults";

const rowsOf = (values: readonly number[]) =>
  Object.fromEntries(numberFaults(numberColumn("x", values)).map(({ fault, rows }) => [fault, [...rows]]));
const usual = Array.from({ length: 200 }, (_, row) => 20 + ((row * 7) % 31));

it("a code is no outlier, and what lies out beside it is", () => {
  expect(rowsOf([999, 300, ...usual, 999, -200])).toEqual({ code: [0, 202], outlier: [1, 203] });
});

it("numbers in another unit are no outliers, and what lies out beside them is", () => {
  expect(rowsOf([0.025, 0.03, ...usual, 0.041, 140])).toEqual({ unit: [0, 1, 202], outlier: [203] });
});

it("a tail of many is no fault", () => {
  expect(rowsOf([...usual, ...usual.slice(0, 8).map((value) => 100 * value)])).toEqual({});
});
