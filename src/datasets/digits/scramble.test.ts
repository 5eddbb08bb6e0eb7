import { expect, it } from "vitest";
import { imageCell, pixelsOf } from "../../data/images/image-cell";
import { plant } from "./scramble";

const picture = (first: number) =>
  imageCell(
    Uint8Array.from({ length: 64 }, (_, at) => (first + 3 * at) % 256),
    8,
    8,
    1,
  );
const csv = `image,digit\n"${picture(0)}",1\n${picture(7)},2\n`;
const pixelsIn = (text: string): number[][] =>
  [...text.matchAll(/data:[^",\n]+,[\w+/=]+/g)].map(([cell]) => [...(pixelsOf(cell)?.pixels ?? [])]);

it("keeps every pixel of a picture, in an order that is another one and the same for all", () => {
  const [before, after] = [pixelsIn(csv), pixelsIn(plant(csv, ["scrambled"]).csv)];
  expect(after).toHaveLength(2);
  const order = after[0]?.map((value) => before[0]?.indexOf(value) ?? -1) ?? [];
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(64).keys()]);
  expect(order.filter((from, to) => from === to).length).toBeLessThan(8);
  expect(after[1]).toEqual(order.map((from) => before[1]?.[from]));
});

it("says how many pictures it changed, and leaves all else as it was", () => {
  const planting = plant(csv, ["scrambled"]);
  expect(planting.planted).toMatchObject([{ what: "pixels", column: "image", count: 2, rows: [0, 1] }]);
  expect(planting.csv.replace(/data:[\w:/;,+=]+/g, "")).toBe(csv.replace(/data:[\w:/;,+=]+/g, ""));
  expect(plant(csv, []).csv).toBe(csv);
});
