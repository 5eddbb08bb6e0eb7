import { describe, expect, it } from "vitest";
import type { Pieces } from "../data/pieces";
import { Precedence } from "./precedence";

/** Every piece is as long as asks for a breath after it. */
function clock() {
  let nowMs = 0;
  return { now: () => (nowMs += 100), breathe: () => new Promise<void>((resolve) => setTimeout(resolve)) };
}
function* pieces(who: string, count: number, order: string[]): Pieces<string> {
  for (let piece = 1; piece <= count; piece++) {
    order.push(who + piece);
    yield;
  }
  return who;
}

describe("work in the worker", () => {
  it("rests between two pieces until what is urgent has its answer, with all that it waited for, and goes on", async () => {
    const order: string[] = [];
    const precedence = new Precedence(clock());
    const long = precedence.after(pieces("long", 4, order));
    const other = precedence.after(pieces("other", 2, order));
    const urgent = precedence.first(async () => {
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
    });
    void urgent.then(() => order.push("urgent"));
    expect(await Promise.all([long, other, urgent])).toEqual(["long", "other", undefined]);
    expect(order).toEqual(["long1", "other1", "urgent", "long2", "other2", "long3", "long4"]);
  });

  it("goes on after something urgent that failed, and rests for each of several", async () => {
    const order: string[] = [];
    const precedence = new Precedence(clock());
    let answer = (): void => {};
    const failing = precedence.first(() => Promise.reject(new Error("no")));
    const second = precedence.first(() => new Promise<void>((resolve) => (answer = resolve)));
    const long = precedence.after(pieces("long", 2, order));
    await expect(failing).rejects.toThrow("no");
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
    expect(order).toEqual(["long1"]);
    answer();
    await second;
    expect(await long).toBe("long");
  });
});
