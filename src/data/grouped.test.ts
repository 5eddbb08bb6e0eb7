import { expect, it } from "vitest";
import { grouped } from "./grouped";

it("groups and members keep the order they came in, and what has no key is left out", () => {
  const found = grouped([5, 2, 7, 4, 9, 1], (one) => (one > 8 ? null : one % 2 === 0 ? "even" : "odd"));
  expect([...found]).toEqual([
    ["odd", [5, 7, 1]],
    ["even", [2, 4]],
  ]);
});
