import { expect, it } from "vitest";
import { Turns } from "./turns";

it("turns are taken one at a time, in the order of asking", async () => {
  const turns = new Turns();
  const order: number[] = [];
  await turns.take();
  const waiting = [1, 2, 3].map(async (who) => {
    await turns.take();
    order.push(who);
    turns.give();
  });
  expect(order).toEqual([]);
  turns.give();
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3]);
});
