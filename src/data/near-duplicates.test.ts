import { describe, expect, it } from "vitest";
import { createRandom } from "../experiment/random";
import { findingNearPairs, type NearPair } from "./near-duplicates";
import { atOnce } from "./pieces";
import { makeTable, numberColumn, textColumn, type Table } from "./table";

type Cells = (string | number | null)[];

/** Rows of six measurements and three labels, drawn at random. */
function honest(rows: number, seed = 3): Cells[] {
  const random = createRandom(seed, "near");
  const label = (list: readonly string[]) => list[random.below(list.length)] as string;
  return Array.from({ length: rows }, () => [
    ...[40, 18, 200, 4200, 870, 125].map((mean, at) => Number((mean * (1 + 0.2 * random.normal())).toFixed(at % 4))),
    label(["Adelie", "Gentoo", "Chinstrap"]),
    label(["Biscoe", "Dream", "Torgersen"]),
    label(["male", "female"]),
  ]);
}

const asTable = (rows: readonly Cells[]): Table =>
  makeTable(
    (rows[0] ?? []).map((first, column) => {
      const cells = rows.map((row) => row[column] ?? null);
      return typeof first === "number"
        ? numberColumn(`c${column}`, cells.map((cell) => cell ?? NaN) as number[])
        : textColumn(`c${column}`, cells as (string | null)[]);
    }),
  );

const nearPairs = (table: Table) => atOnce(findingNearPairs(table));

const pairOf = (pairs: readonly NearPair[], like: number, row: number) =>
  pairs.find((pair) => pair.like === like && pair.row === row)?.differs;

/** Each row is followed somewhere by a copy that was changed so. */
function found(
  change: (cells: Cells, copy: number) => Cells,
  rows = 300,
): { all: NearPair[]; of: (copy: number) => NearPair["differs"] | undefined } {
  const originals = honest(rows);
  const copies = originals.slice(0, 40).map((cells, copy) => change([...cells], copy));
  const all = nearPairs(asTable([...originals, ...copies]));
  return { all, of: (copy) => pairOf(all, copy, rows + copy) };
}

describe("near duplicates", () => {
  it("one cell that is another, whichever it is", () => {
    const { all, of } = found((cells, copy) => {
      const column = copy % 9;
      cells[column] = typeof cells[column] === "number" ? (cells[column] as number) * 3 + 1 : "another";
      return cells;
    });
    expect(all).toHaveLength(40);
    for (let copy = 0; copy < 40; copy++) expect(of(copy)).toEqual([{ column: copy % 9, how: "other" }]);
  });

  it("another spelling of every label", () => {
    const { all, of } = found((cells) =>
      cells.map((cell) => (typeof cell === "string" ? ` ${cell.toUpperCase()}.` : cell)),
    );
    expect(all).toHaveLength(40);
    expect(of(7)).toEqual([6, 7, 8].map((column) => ({ column, how: "spelling" })));
  });

  it("numbers rounded to fewer decimals", () => {
    const { all, of } = found((cells) =>
      cells.map((cell) => (typeof cell === "number" ? Math.round(cell * 10) / 10 : cell)),
    );
    expect(all).toHaveLength(40);
    expect(of(0)?.every(({ how }) => how === "rounding")).toBe(true);
  });

  it("a gap in a copy is one cell that is another", () => {
    const { of } = found((cells) => cells.with(3, null));
    expect(of(11)).toEqual([{ column: 3, how: "other" }]);
  });

  it("are not: honest rows, equal rows, rows that differ in two cells", () => {
    expect(nearPairs(asTable(honest(2000)))).toEqual([]);
    expect(found((cells) => cells).all).toEqual([]);
    expect(found((cells) => cells.with(0, 1000).with(3, 1)).all).toEqual([]);
  });

  it("are not counted where chance alone makes rows alike: a few answers of yes and no", () => {
    const random = createRandom(1, "votes");
    const votes = Array.from({ length: 400 }, () =>
      Array.from({ length: 12 }, () => (random.next() < 0.5 ? "y" : "n")),
    );
    expect(nearPairs(asTable(votes))).toEqual([]);
  });

  it("are not counted where rows agree in all but the one cell that tells them apart", () => {
    const random = createRandom(4, "answers");
    const answers = Array.from({ length: 400 }, (): Cells => [
      Number((100 * random.next()).toFixed(4)),
      ...Array.from({ length: 13 }, () => (random.next() < 0.5 ? "y" : "n")),
    ]);
    expect(nearPairs(asTable(answers))).toEqual([]);
  });

  it("are found among 20,000 rows as among few", () => {
    const { all } = found((cells, copy) => cells.with(copy % 9, null), 20_000);
    expect(all).toHaveLength(40);
  });

  it("columns that name the rows are not looked at", () => {
    const rows = honest(200).map((cells, row): Cells => [`bird ${row}`, ...cells]);
    const copies = rows.slice(0, 5).map((cells, copy) => cells.with(0, `bird ${200 + copy}`).with(4, 1));
    const pairs = nearPairs(asTable([...rows, ...copies]));
    expect(pairs.map(({ differs }) => differs)).toEqual(Array(5).fill([{ column: 4, how: "other" }]));
  });
});
