import { expect, it } from "vitest";
import { UnderWay } from "./under-way";

it("answers one question of a table once while it is on its way, and anew afterwards", async () => {
  const underWay = new UnderWay<number>();
  const [table, other] = [{}, {}];
  let answers = 0;
  const ask = (of: object, question: string) => underWay.once(of, question, () => Promise.resolve(++answers));
  expect(await Promise.all([ask(table, "a"), ask(table, "a"), ask(table, "b"), ask(other, "a")])).toEqual([1, 1, 2, 3]);
  expect(await ask(table, "a")).toBe(4);
  await expect(underWay.once(table, "c", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await ask(table, "c")).toBe(5);
});
