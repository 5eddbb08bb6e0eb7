import { expect, it } from "vitest";
import { CallTimes } from "./call-times";

it("counts calls, and takes from a function's time what the watched ones took that it called", () => {
  let now = 0;
  const times = new CallTimes(() => now);
  const inner = times.watched("inner", (ms: number) => {
    now += ms;
    return ms;
  });
  const outer = times.watched("outer", () => {
    now += 5;
    return inner(2) + inner(3);
  });
  expect(outer()).toBe(5);
  inner(20);
  const throwing = times.watched("throwing", () => {
    now += 1;
    throw new Error("no");
  });
  expect(throwing).toThrow("no");
  expect(times.list()).toEqual([
    { name: "inner", calls: 3, ms: 25 },
    { name: "outer", calls: 1, ms: 5 },
    { name: "throwing", calls: 1, ms: 1 },
  ]);
  times.forget();
  expect(times.list()).toEqual([]);
});
