import { describe, expect, it } from "vitest";
import { onDemand, type OnDemand } from "./on-demand";
import { atOnce, withBreaths, type Pieces } from "./pieces";

const clock = { now: () => 0, breathe: () => Promise.resolve() };
function* twice(demand: OnDemand<{ readonly value: number }>): Pieces<number> {
  const first = yield* demand.inPieces();
  const second = yield* demand.inPieces();
  return first.value + second.value;
}

describe("a part on demand", () => {
  it("is fetched once, when the work comes to need it", async () => {
    let fetched = 0;
    const demand = onDemand(() => Promise.resolve({ value: ++fetched }));
    expect(fetched).toBe(0);
    expect(await withBreaths(twice(demand), clock)).toBe(2);
    expect(atOnce(twice(demand))).toBe(2);
    expect(fetched).toBe(1);
  });

  it("stops work at once that did not fetch it before", () => {
    expect(() => atOnce(twice(onDemand(() => Promise.resolve({ value: 1 }))))).toThrow("not there yet");
  });

  it("hands on why it could not be fetched, and is asked for again", async () => {
    let tries = 0;
    const demand = onDemand(() =>
      ++tries === 1 ? Promise.reject(new Error("offline")) : Promise.resolve({ value: 4 }),
    );
    await expect(withBreaths(twice(demand), clock)).rejects.toThrow("offline");
    expect(await withBreaths(twice(demand), clock)).toBe(8);
  });
});
