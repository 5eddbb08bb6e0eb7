import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { prepare } from "../prepare/prepare";
import { profileTable } from "../profile/profile-table";
import { makeTable, textColumn, type Table } from "../table";
import { imageCell } from "./image-cell";

/** Of which the texts of some differ in nothing but case. */
const cells = Array.from({ length: 40 }, (_, at) => imageCell(Uint8Array.of(at * 6, 255 - at, 7, 9), 2, 2, 1));
const table = (pictures: readonly (string | null)[]): Table =>
  makeTable([
    textColumn("image", pictures),
    textColumn(
      "class",
      pictures.map((_, row) => (row % 2 ? "cat" : "dog")),
    ),
  ]);

describe("a column of pictures", () => {
  it("is told with the sides and channels of its pictures, without labels or spellings", () => {
    const [column] = profileTable(table([...cells, cells[0] as string, null])).columns;
    expect(column).toMatchObject({
      kind: "image",
      missing: 1,
      distinct: 40,
      pictures: { width: 2, height: 2, channels: 1, same: true },
    });
    expect(column?.labels).toBeUndefined();
    expect(column?.faults.map(({ fault }) => fault)).toEqual(["missing"]);
  });

  it("of several sizes and colours is told by the largest", () => {
    const [column] = profileTable(table([...cells, imageCell(new Uint8Array(5 * 3), 5, 1, 3)])).columns;
    expect(column?.pictures).toEqual({ width: 5, height: 2, channels: 3, same: false });
  });

  it("keeps its labels to itself even where all pictures are one", () => {
    const [column] = profileTable(table(cells.map(() => cells[3] as string))).columns;
    expect(column).toMatchObject({ kind: "constant", distinct: 1 });
    expect(column?.labels).toBeUndefined();
  });

  it("that was not turned into pixels is refused in words, not with its text", () => {
    const outcome = prepare(table(cells), {
      ...defaultExperiment,
      preparation: [{ step: "merge-spellings", columns: "all" }],
      data: { kind: "file", name: "a.csv", bytes: 1, sha256: "0".repeat(64) },
      target: "class",
    });
    expect(outcome).toMatchObject({ ok: false, failure: { code: "data/pictures", field: "image" } });
  });
});
