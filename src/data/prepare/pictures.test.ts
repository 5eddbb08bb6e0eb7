import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { createRandom } from "../../experiment/random";
import { encodeRow } from "../apply-cells";
import { augmented } from "../images/augment";
import { imageCell, pixelsOf } from "../images/image-cell";
import { withBreaths } from "../pieces";
import { makeTable, numberColumn, textColumn, type Table } from "../table";
import { preparing, type Prepared } from "./prepare";

const rows = 30;
const side = 4;
/** A picture whose pixels tell its row. */
const picture = (row: number): Uint8Array =>
  Uint8Array.from({ length: side * side }, (_, at) => (row * 8 + at * 3) % 256);
const cells = Array.from({ length: rows }, (_, row) => imageCell(picture(row), side, side, 1));
const tableOf = (images: readonly (string | null)[]): Table =>
  makeTable([
    textColumn("image", images),
    numberColumn(
      "seconds",
      images.map((_, row) => row % 7),
    ),
    textColumn(
      "class",
      images.map((_, row) => (row % 3 ? "cat" : "dog")),
    ),
  ]);

async function prepared(
  table: Table,
  preparation: PreparationStep[],
  more: Partial<Experiment> = {},
): Promise<Prepared> {
  const data = { kind: "file", name: "a.zip", bytes: 1 } as const;
  const experiment: Experiment = { ...defaultExperiment, data, target: "class", preparation, ...more };
  const outcome = await withBreaths(preparing(table, experiment), { now: () => 0, breathe: () => Promise.resolve() });
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}
const rowOf = ({ x, features }: Prepared, row: number): number[] => [
  ...x.subarray(row * features.length, (row + 1) * features.length),
];
const pixels = { step: "pixels", columns: ["image"], width: 4, height: 4, colour: "gray", range: "0-1" } as const;
const step = (settings: Partial<PreparationStep & { step: "pixels" }> = {}): PreparationStep => ({
  ...pixels,
  columns: ["image"],
  ...settings,
});
const augment = (settings: Partial<PreparationStep & { step: "augment" }> = {}): PreparationStep => ({
  step: "augment",
  columns: "all",
  copies: 2,
  flip: "none",
  shift: 0,
  rotate: 0,
  brightness: 0,
  noise: 0,
  ...settings,
});

describe("the step pixels", () => {
  it("makes a number of each pixel, named by its place from the left and the top", async () => {
    const made = await prepared(tableOf(cells), [step(), { step: "drop-columns", columns: ["seconds"] }]);
    expect(made.features.slice(0, 6)).toEqual([
      "image 1,1",
      "image 2,1",
      "image 3,1",
      "image 4,1",
      "image 1,2",
      "image 2,2",
    ]);
    expect(rowOf(made, 5)).toEqual([...Float32Array.from(picture(5), (value) => value / 255)]);
  });

  it.each([
    ["0-1", 51 / 255],
    ["-1-1", 51 / 127.5 - 1],
    ["0-255", 51],
  ] as const)("gives numbers from %s", async (range, expected) => {
    const gray = Array.from({ length: rows }, (_, row) =>
      imageCell(new Uint8Array(16).fill(row === 3 ? 51 : row), 4, 4, 1),
    );
    const made = await prepared(tableOf(gray), [step({ range, width: 2, height: 1 })]);
    expect(rowOf(made, 3).slice(0, 2)).toEqual([...Float32Array.of(expected, expected)]);
  });

  it("keeps colours apart, or weighs them to gray", async () => {
    const red = Array.from({ length: rows }, (_, row) => imageCell(Uint8Array.of(200, 100, row), 1, 1, 3));
    const colour = await prepared(tableOf(red), [step({ width: 1, height: 1, colour: "rgb", range: "0-255" })]);
    expect(colour.features.slice(0, 3)).toEqual(["image 1,1 red", "image 1,1 green", "image 1,1 blue"]);
    expect(rowOf(colour, 4).slice(0, 3)).toEqual([200, 100, 4]);
    const gray = await prepared(tableOf(red), [step({ width: 1, height: 1, range: "0-255" })]);
    expect(rowOf(gray, 4)[0]).toBeCloseTo(0.299 * 200 + 0.587 * 100 + 0.114 * 4, 4);
  });

  it("takes a cell without a picture for one as bright as the training rows' pictures are on the mean", async () => {
    const some = cells.map((cell, row) => (row === 2 ? null : row === 9 ? "a cat" : cell));
    const made = await prepared(tableOf(some), [step()]);
    const teach = [...made.fittingRows].filter((row) => row !== 2 && row !== 9);
    const mean = teach.flatMap((row) => rowOf(made, row).slice(0, 16)).reduce((a, b) => a + b, 0) / (16 * teach.length);
    expect(rowOf(made, 2)[5]).toBeCloseTo(mean, 6);
    expect(rowOf(made, 9)[0]).toBeCloseTo(mean, 6);
    expect(made.notes).toContainEqual({ step: "pixels", column: "image", reason: "no-picture", changed: 2, at: 0 });
  });

  it("is what a preparation by itself makes of pictures, no larger than they are, and no scale spoils it", async () => {
    const made = await prepared(tableOf(cells), [
      { step: "auto" },
      { step: "scale", columns: ["image"], as: "standardize" },
    ]);
    expect(made.features.slice(0, 2)).toEqual(["image 1,1", "image 2,1"]);
    expect(made.features).toHaveLength(17);
    expect(made.x.every(Number.isFinite)).toBe(true);
    expect(made.notes.length).toBeLessThan(8);
    expect(rowOf(made, 5).slice(0, 16)).toEqual([...Float32Array.from(picture(5), (value) => value / 255)]);
  });

  it("leaves a column without pictures as it is", async () => {
    const made = await prepared(tableOf(cells), [step(), step({ columns: ["seconds"] })]);
    expect(made.notes).toContainEqual({ step: "pixels", column: "seconds", reason: "not-pictures", changed: 0, at: 1 });
  });

  it("gives a raw row the same numbers as the table's own preparation gave it", async () => {
    const made = await prepared(tableOf(cells), [step({ width: 3, height: 5, range: "-1-1" })]);
    for (const row of [0, 7, 29]) {
      const again = encodeRow(made.fitted, { image: cells[row] ?? "", seconds: String(row % 7) });
      expect(again.ok && [...again.value]).toEqual(rowOf(made, row));
    }
  });

  it("is refused where it would make more numbers than there may be", async () => {
    const many = tableOf(Array.from({ length: 2100 }, (_, row) => cells[row % rows] ?? null));
    await expect(prepared(many, [step({ width: 128, height: 128, colour: "rgb" })])).rejects.toThrow(
      "data/too-many-cells",
    );
  });

  it("keeps one picture for forms, not sixty", async () => {
    const made = await prepared(tableOf(cells), [step()]);
    expect(made.fitted.columns[0]?.summary).toMatchObject({ labels: [expect.stringContaining("data:image/png")] });
  });
});

describe("the step augment", () => {
  it("adds changed copies to the rows that teach, and to no other", async () => {
    const plain = await prepared(tableOf(cells), [step()]);
    const more = await prepared(tableOf(cells), [step(), augment({ noise: 0.1, shift: 0.2 })]);
    expect(more.parts.validation).toEqual(plain.parts.validation);
    expect(more.parts.test).toEqual(plain.parts.test);
    expect(more.parts.train).toHaveLength(3 * plain.parts.train.length);
    expect(more.x.subarray(0, plain.x.length)).toEqual(plain.x);
    const copies = more.parts.train.subarray(plain.parts.train.length);
    expect(copies.every((row) => row >= plain.rows)).toBe(true);
    copies.forEach((row, copy) => {
      const from = more.copiedFrom?.[copy] ?? -1;
      expect([...plain.parts.train]).toContain(from);
      expect(more.y[row]).toBe(plain.y[from]);
      expect(rowOf(more, row)[16]).toBe(rowOf(plain, from)[16]);
      expect(rowOf(more, row).slice(0, 16)).not.toEqual(rowOf(plain, from).slice(0, 16));
    });
    expect(more.notes).toContainEqual({
      step: "augment",
      at: 1,
      column: "image",
      reason: "augmented",
      changed: copies.length,
    });
  });

  it("makes the same copies of the same seed, and others of another", async () => {
    const of = async (seed: number) =>
      (
        await prepared(tableOf(cells), [step(), augment({ rotate: 30 })], {
          seed,
          split: { ...defaultExperiment.split, seed: 1 },
        })
      ).x;
    expect(await of(1)).toEqual(await of(1));
    expect(await of(1)).not.toEqual(await of(2));
  });

  it("goes by rows that are drawn again, too", async () => {
    const more = await prepared(tableOf(cells), [
      step(),
      { step: "resample", how: "over" },
      augment({ copies: 1, noise: 0.1 }),
    ]);
    expect(more.parts.train.length % 4).toBe(0);
    expect(more.copiedFrom?.length).toBe(more.parts.train.length / 2);
  });

  it("passes over what did not become pixels", async () => {
    const more = await prepared(tableOf(cells), [step(), augment({ columns: ["seconds"] })]);
    expect(more.copiedFrom).toHaveLength(0);
    expect(more.notes).toContainEqual({
      step: "augment",
      at: 1,
      column: "seconds",
      reason: "not-pictures",
      changed: 0,
    });
  });
});

describe("a changed copy", () => {
  const none = { flip: "none", shift: 0, rotate: 0, brightness: 0, noise: 0 } as const;
  const cell = cells[7] ?? "";

  it("within no limits is the picture itself", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(augmented(cell, none, createRandom(seed, "test"))).toBe(cell);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("is mirrored or not where it may be", () => {
    const mirrored = imageCell(
      picture(7).map((_, at, all) => all[at - (at % 4) + 3 - (at % 4)] as number),
      4,
      4,
      1,
    );
    const found = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        augmented(cell, { ...none, flip: "sideways" }, createRandom(seed, "test")),
      ),
    );
    expect(found).toEqual(new Set([cell, mirrored]));
  });

  it("moves and turns no more than it may", () => {
    // One light pixel in the middle of 21 × 21.
    const dot = new Uint8Array(441);
    dot[220] = 255;
    for (let seed = 0; seed < 20; seed++) {
      const moved = pixelsOf(
        augmented(imageCell(dot, 21, 21, 1), { ...none, shift: 0.2, rotate: 180 }, createRandom(seed, "test")) ?? "",
      );
      const lightest = moved?.pixels.indexOf(Math.max(...moved.pixels)) ?? -1;
      expect(Math.abs((lightest % 21) - 10)).toBeLessThanOrEqual(5);
      expect(Math.abs(Math.floor(lightest / 21) - 10)).toBeLessThanOrEqual(5);
    }
  });

  it("is lighter or darker by what it may be", () => {
    const gray = imageCell(new Uint8Array(16).fill(128), 4, 4, 1);
    const values = Array.from(
      { length: 40 },
      (_, seed) =>
        pixelsOf(augmented(gray, { ...none, brightness: 0.1 }, createRandom(seed, "test")) ?? "")?.pixels[0] ?? 0,
    );
    expect(Math.min(...values)).toBeGreaterThanOrEqual(102);
    expect(Math.max(...values)).toBeLessThanOrEqual(154);
    expect(new Set(values).size).toBeGreaterThan(10);
  });

  it("of what is no picture is none", () => {
    expect(augmented("a cat", none, createRandom(1, "test"))).toBeNull();
  });
});
