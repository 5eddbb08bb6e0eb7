import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "./announcer.svelte";

let announcer: Announcer;
beforeEach(() => {
  vi.useFakeTimers();
  announcer = new Announcer();
});
afterEach(() => {
  announcer.dispose();
  vi.useRealTimers();
});

it("reads at most a message every 5 s while a run reports, and each time the latest", () => {
  const readAtMs = new Map<string, number>();
  for (let ms = 0; ms < 20_000; ms += 10) {
    if (ms % 100 === 0) announcer.announce(`epoch ${ms}`);
    if (!readAtMs.has(announcer.message)) readAtMs.set(announcer.message, ms);
    vi.advanceTimersByTime(10);
  }
  const times = [...readAtMs.values()];
  expect(times).toHaveLength(4);
  for (const [index, ms] of times.slice(1).entries()) expect(ms - (times[index] ?? 0)).toBeGreaterThanOrEqual(5000);
  for (const [said, ms] of readAtMs) expect(ms - Number(said.split(" ")[1])).toBeLessThan(120);
});

it("says the last report too, and is then silent", () => {
  announcer.announce("epoch 1");
  announcer.announce("epoch 2");
  vi.advanceTimersByTime(5000);
  expect(announcer.message).toBe("epoch 2");
  expect(vi.getTimerCount()).toBe(1); // the pause after it
  vi.runAllTimers();
  expect(announcer.message).toBe("epoch 2");
});

it("answers the learner at once, and drops the report that waits", () => {
  announcer.announce("epoch 1");
  announcer.announce("epoch 2");
  announcer.say("Paused at epoch 2.");
  expect(announcer.message).toBe("Paused at epoch 2.");
  vi.advanceTimersByTime(60_000);
  expect(announcer.message).toBe("Paused at epoch 2.");
});

it("has a repeated answer read again", () => {
  announcer.say("Taken back.");
  const first = announcer.message;
  announcer.say("Taken back.");
  expect(announcer.message).not.toBe(first);
  expect(announcer.message.trim()).toBe("Taken back.");
});

it("leaves nothing behind when it is disposed of", () => {
  announcer.announce("epoch 1");
  announcer.announce("epoch 2");
  announcer.dispose();
  expect(vi.getTimerCount()).toBe(0);
});
