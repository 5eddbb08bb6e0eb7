import { describe, expect, it } from "vitest";
import type { ColumnProfile } from "../../experiment/table-profile";
import { columnOrder } from "./column-order";

const names = ["a", "b", "c", "d"];
const faulty = (...columns: string[]) =>
  new Map(columns.map((name) => [name, { name, faults: [{ fault: "missing" }] } as unknown as ColumnProfile]));

describe("the order of a table's columns", () => {
  it("is as they came, those that a lesson asks for ahead in its own order, a name that is not there left out", () => {
    expect(columnOrder(names, [], [], faulty())).toEqual([0, 1, 2, 3]);
    expect(columnOrder(names, ["d", "nowhere", "b"], [], faulty())).toEqual([3, 1, 0, 2]);
  });

  it("has those with a fault that is looked for before all others", () => {
    expect(columnOrder(names, ["d"], ["missing"], faulty("b", "c"))).toEqual([1, 2, 3, 0]);
    expect(columnOrder(names, ["d"], ["outlier"], faulty("b", "c"))).toEqual([3, 0, 1, 2]);
  });
});
