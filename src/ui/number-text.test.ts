import { expect, it } from "vitest";
import { whole } from "./number-text";

it.each([
  [0, "0"],
  [-0.3, "0"],
  [999.6, "1,000"],
  [20_640, "20,640"],
  [-1_234_567, "−1,234,567"],
  [Infinity, "∞"],
])("%d is written %s", (value, text) => {
  expect(whole(value)).toBe(text);
});
