import { expect, it } from "vitest";
import { pixelTable, sizesOf, windowAround } from "./pixel-window";

const names = { row: "row", column: "column", value: "value", red: "red", green: "green", blue: "blue" };
const picture = (width: number, height: number, channels: 1 | 3) => ({
  width,
  height,
  channels,
  pixels: Uint8Array.from({ length: width * height * channels }, (_, at) => at),
});

it("a window holds its pixel and stays inside the picture", () => {
  for (const size of [3, 8, 28]) {
    for (let row = 0; row < size; row++) {
      for (const column of [0, size >> 1, size - 1]) {
        const seen = windowAround({ width: size, height: size }, { row, column }, 8);
        expect(seen.rows).toBe(Math.min(8, size));
        expect(row >= seen.row && row < seen.row + seen.rows).toBe(true);
        expect(column >= seen.column && column < seen.column + seen.columns).toBe(true);
        expect(seen.row >= 0 && seen.row + seen.rows <= size).toBe(true);
        expect(seen.column >= 0 && seen.column + seen.columns <= size).toBe(true);
      }
    }
  }
});

it("the table has a row for each pixel, a column for each channel", () => {
  expect(pixelTable(picture(2, 2, 1), names).rows).toEqual([
    [1, 1, 0],
    [1, 2, 1],
    [2, 1, 2],
    [2, 2, 3],
  ]);
  expect(pixelTable(picture(1, 2, 3), names).rows).toEqual([
    [1, 1, 0, 1, 2],
    [2, 1, 3, 4, 5],
  ]);
});

it("sizes go down to a quarter, but not below two pixels", () => {
  expect(sizesOf(picture(8, 8, 1)).map(({ width }) => width)).toEqual([8, 4, 2]);
  expect(sizesOf(picture(5, 2, 1)).map(({ width, height }) => [width, height])).toEqual([[5, 2]]);
});
