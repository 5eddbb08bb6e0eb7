import { describe, expect, it } from "vitest";
import { blankInk, isBlank, withStroke, withToggled } from "./pad-ink";

const cells = 9;
const at = (row: number, column: number) => row * cells + column;

describe("a drawing", () => {
  it("takes a line's cells as ink, soft beside it, and none further away", () => {
    const ink = withStroke(blankInk(cells), cells, [1.5, 4.5], [7.5, 4.5], 0.8);
    for (let column = 1; column <= 7; column++) expect(ink[at(4, column)]).toBe(255);
    expect(ink[at(3, 4)]).toBeGreaterThan(0);
    expect(ink[at(3, 4)]).toBeLessThan(255);
    expect([ink[at(2, 4)], ink[at(4, 8)]].every((cell) => (cell ?? 255) < 128)).toBe(true);
    expect(ink[at(0, 0)]).toBe(0);
  });

  it("has a dot where the pen was only set down", () => {
    const ink = withStroke(blankInk(cells), cells, [4.5, 4.5], [4.5, 4.5], 1);
    expect(ink[at(4, 4)]).toBe(255);
    expect(ink.filter((cell) => cell > 127)).toHaveLength(5);
  });

  it("never loses ink to a softer stroke, and leaves the one before as it was", () => {
    const first = withStroke(blankInk(cells), cells, [4.5, 0.5], [4.5, 8.5], 1);
    const second = withStroke(first, cells, [5.4, 0.5], [5.4, 8.5], 0.6);
    expect(first.every((cell, place) => cell <= (second[place] ?? 0))).toBe(true);
    expect(first[at(4, 6)]).toBe(0);
  });

  it("turns a cell over and back", () => {
    const ink = withToggled(blankInk(cells), 3);
    expect([ink[3], isBlank(ink)]).toEqual([255, false]);
    expect(isBlank(withToggled(ink, 3))).toBe(true);
  });
});
