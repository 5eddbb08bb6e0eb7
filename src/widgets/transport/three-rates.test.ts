import { expect, it } from "vitest";
import { threeRates } from "./three-rates";

it("three learning rates are three different ones within the dial's range, the one in hand among them", () => {
  expect(threeRates(0.01)).toEqual([0.003, 0.01, 0.03]);
  for (const inHand of [1e-7, 2e-7, 0.0317, 30, 40, 100]) {
    const rates = threeRates(inHand);
    expect(rates).toContain(inHand);
    expect(new Set(rates).size).toBe(3);
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(1e-7);
    expect(Math.max(...rates)).toBeLessThanOrEqual(100);
  }
});
