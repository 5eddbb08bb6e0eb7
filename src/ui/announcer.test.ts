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
  const read = new Set<string>();
  for (let ms = 0; ms < 20_000; ms += 100) {
    announcer.announce(`epoch ${ms / 100}`);
    read.add(announcer.message);
    vi.advanceTimersByTime(100);
    read.add(announcer.message);
  }
  expect([...read]).toEqual(["epoch 0", "epoch 49", "epoch 99", "epoch 149", "epoch 199"]);
});

it("says the last report too, and is then silent", () => {
  announcer.announce("epoch 1");
  announcer.announce("epoch 2");
  vi.advanceTimersByTime(5000);
  expect(announcer.message).toBe("epoch 2");
  expect(vi.getTimerCount()).toBe(1); // the pause after it
  vi.advanceTimersByTime(5000);
  expect(vi.getTimerCount()).toBe(0);
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
