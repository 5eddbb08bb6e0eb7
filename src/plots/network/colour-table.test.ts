import { describe, expect, it } from "vitest";
import { paintValues, rampTable, readColour } from "./colour-table";

describe("colour table", () => {
  it("reads hexadecimal colours and takes black for anything else", () => {
    expect(readColour(" #0072b2")).toEqual([0, 0x72, 0xb2]);
    expect(readColour("#fff")).toEqual([255, 255, 255]);
    expect(readColour("rgb(1 2 3)")).toEqual([0, 0, 0]);
  });

  it("ends in its first and last stop, and passes the middle one", () => {
    const table = rampTable([
      [0, 0, 0],
      [100, 100, 100],
      [255, 0, 0],
    ]);
    expect(table[0]).toBe(0xff000000);
    expect(table[255]).toBe(0xff0000ff);
    expect((table[127] ?? 0) & 255).toBeGreaterThan(97);
  });

  it("clips values that lie outside", () => {
    const table = rampTable([
      [0, 0, 0],
      [255, 255, 255],
    ]);
    const pixels = new Uint32Array(4);
    paintValues(Float32Array.of(-9, -1, 1, 9), table, -1, 1, pixels);
    expect([...pixels]).toEqual([0xff000000, 0xff000000, 0xffffffff, 0xffffffff]);
  });
});
