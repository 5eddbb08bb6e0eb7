import { expect, it } from "vitest";
import { spread } from "./statistics";

it("equal numbers have no spread, though their mean is rounded; numbers a hair apart have", () => {
  const equal = new Array<number>(150).fill(Math.sin((2 * Math.PI * 10) / 12));
  expect(spread(equal).sd).toBe(0);
  expect(spread([1, 1 + 1e-9]).sd).toBeCloseTo(5e-10, 15);
  expect(spread([0, 0, 0])).toMatchObject({ sd: 0, mean: 0 });
});
