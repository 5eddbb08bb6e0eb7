import { describe, expect, it } from "vitest";
import { atOnce, withBreaths, type Pieces } from "./pieces";

function* counting(to: number): Pieces<number> {
  for (let count = 0; count < to; count++) yield;
  return to;
}

/** A clock on which every look takes 20 ms. */
function slowClock(breathe: () => Promise<void>) {
  let ms = 0;
  return { now: () => (ms += 20), breathe };
}

describe("work in pieces", () => {
  it("gives the same at once and with breaths", async () => {
    expect(atOnce(counting(5))).toBe(5);
    expect(
      await withBreaths(
        counting(5),
        slowClock(async () => undefined),
      ),
    ).toBe(5);
  });

  it("breathes now and then, not after every piece", async () => {
    let breaths = 0;
    await withBreaths(
      counting(30),
      slowClock(async () => void breaths++),
    );
    expect(breaths).toBeGreaterThan(3);
    expect(breaths).toBeLessThan(20);
  });

  it("gives up with what a breath throws", async () => {
    const called = withBreaths(
      counting(30),
      slowClock(() => Promise.reject(new Error("cancelled"))),
    );
    await expect(called).rejects.toThrow("cancelled");
  });
});
