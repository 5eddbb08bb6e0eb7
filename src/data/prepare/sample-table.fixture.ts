import { imageCell } from "../images/image-cell";
import { makeTable, numberColumn, textColumn, type Table } from "../table";

const photo = (...grays: [number, number, number, number]) => imageCell(Uint8Array.from(grays), 2, 2, 1);

const pools = {
  mass: [3750, 4.1, 3200.5, NaN, 5000, 999, 2900, 3333],
  tail: [0, 1, 2, 3, 700, NaN],
  island: ["Biscoe", "biscoe", "dream", "Dream ", "Dream", null, "Torgersen"],
  day: ["2007-11-11", "2008-02-29", null, "2009-01-01"],
  dose: ["3 mg", "1.5 g", null, "20 mg", "7"],
  note: ["a calm bird", "bird with a calm mate", null, "mate seen", "nothing seen here"],
  photo: [photo(0, 40, 80, 120), photo(200, 100, 50, 25), null, photo(9, 9, 9, 90)],
} as const;
/** What only the rows that judge hold: whatever was fitted on it would show. */
const strange = {
  mass: [-1e6, 0, 1e9, NaN],
  tail: [12345, -7, NaN],
  island: ["Atlantis", "DREAM!", null],
  day: ["1850-01-01", null],
  dose: ["400 g", "-3", null],
  note: ["dragon dragon dragon", "a dragon calm", null],
  photo: [photo(255, 255, 255, 255), photo(255, 0, 255, 0), null],
} as const;
const names = ["mass", "tail", "island", "day", "dose", "note", "photo"] as const;

export const rows = 50;
const isTraining = (row: number): boolean => row % 5 < 3;
export const placed = {
  train: Array.from({ length: rows }, (_, row) => row).filter(isTraining),
  validation: Array.from({ length: rows }, (_, row) => row).filter((row) => row % 5 === 3),
  test: Array.from({ length: rows }, (_, row) => row).filter((row) => row % 5 === 4),
};

/** A table that has something for every kind of step to do. @param judging what the rows hold that judge: as the others do, or something strange, drawn in one of two ways */
export function tableOf(
  draws: readonly number[],
  target: "sex" | "size",
  judging: "alike" | "strange" | "stranger",
): Table {
  const isStrange = (row: number) => judging !== "alike" && !isTraining(row);
  const cell = (name: (typeof names)[number], row: number, at: number) => {
    const pool: readonly (number | string | null)[] = isStrange(row) ? strange[name] : pools[name];
    const salt = judging === "stranger" && isStrange(row) ? 1 : 0;
    return pool[((draws[row] ?? 0) * 7 + at * 13 + row + salt) % pool.length] ?? null;
  };
  const columns = names.map((name, at) => {
    const cells = Array.from({ length: rows }, (_, row) => cell(name, row, at));
    return typeof pools[name][0] === "number"
      ? numberColumn(
          name,
          cells.map((value) => Number(value)),
        )
      : textColumn(
          name,
          cells.map((value) => (value === null ? null : String(value))),
        );
  });
  const answers = Array.from({ length: rows }, (_, row) => (draws[row] ?? 0) + row + (isStrange(row) ? 500 : 0));
  const asked =
    target === "size"
      ? numberColumn("size", answers)
      : textColumn(
          "sex",
          answers.map((answer) => (answer % 3 ? "female" : "male")),
        );
  return makeTable([...columns, asked]);
}
