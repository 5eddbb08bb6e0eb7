import { describe, expect, it } from "vitest";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import type { PreparationStep } from "../../experiment/preparation";
import { createRandom } from "../../experiment/random";
import type { SplitLeak } from "../../experiment/split-preview";
import { makeTable, numberColumn, takeRows, textColumn, type Table } from "../table";
import { previewSplit } from "./split-preview";

const rows = 240;
const random = createRandom(2, "leaks");
const list = <T>(of: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => of(row));
const label = (labels: readonly string[]) => () => labels[random.below(labels.length)] ?? "";

/** Measurements of birds, each of them met once, in no order of time. */
const honest = makeTable([
  numberColumn(
    "bill",
    list(() => Number((40 + 5 * random.normal()).toFixed(2))),
  ),
  numberColumn(
    "mass",
    list(() => Number((4200 + 800 * random.normal()).toFixed(1))),
  ),
  numberColumn(
    "wing",
    list(() => Number((200 + 14 * random.normal()).toFixed(2))),
  ),
  numberColumn(
    "depth",
    list(() => Number((17 + 2 * random.normal()).toFixed(2))),
  ),
  textColumn("island", list(label(["Biscoe", "Dream", "Torgersen"]))),
  textColumn("sex", list(label(["male", "female"]))),
]);

const withColumn = (table: Table, column: Table["columns"][number]): Table =>
  makeTable([...table.columns.filter(({ name }) => name !== column.name), column], table.reading);

interface Asked {
  split?: Partial<Experiment["split"]>;
  preparation?: PreparationStep[];
  target?: string;
}
function preview(table: Table, { split, preparation = [], target = "sex" }: Asked = {}, asked: number[] = []) {
  const experiment: Experiment = {
    ...defaultExperiment,
    data: { kind: "file", name: "t.csv", bytes: 1 },
    target,
    preparation,
    split: { ...defaultExperiment.split, ...split },
  };
  const outcome = previewSplit(table, experiment, asked);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.value;
}
const found = (table: Table, asked: Asked = {}) => preview(table, asked).leaks;
const only = <L extends SplitLeak["leak"]>(leaks: readonly SplitLeak[], leak: L) =>
  leaks.filter((one): one is SplitLeak & { leak: L } => one.leak === leak);

/** The table with its first 60 rows once more at the end, changed by this. */
function repeated(change: (table: Table) => Table): Table {
  const again = change(
    takeRows(
      honest,
      Array.from({ length: 60 }, (_, row) => row),
    ),
  );
  return makeTable(
    honest.columns.map((column, at) => {
      const more = again.columns[at];
      if (column.kind === "number" && more?.kind === "number")
        return numberColumn(column.name, [...column.values, ...more.values]);
      const labels = (one: typeof column | typeof more) =>
        one?.kind === "text" ? Array.from(one.codes, (code) => one.labels[code] ?? null) : [];
      return textColumn(column.name, [...labels(column), ...labels(more)]);
    }),
  );
}

it("quantities with a unit are no names, though many rows hold the same one", () => {
  const rows = Array.from({ length: 200 }, (_, row) => row);
  const withWeights = (unit: string) =>
    makeTable([
      textColumn(
        "weight",
        rows.map((row) => `${row % 60} ${unit}`),
      ),
      numberColumn(
        "price",
        rows.map((row) => (row * 37) % 101),
      ),
      textColumn(
        "sex",
        rows.map((row) => (row % 3 ? "m" : "f")),
      ),
    ]);
  expect(only(found(withWeights("kg")), "names")).toEqual([]);
  expect(only(found(withWeights("1 A")), "names")).toHaveLength(1);
});

it("nothing leaks where nothing was planted", () => {
  expect(found(honest)).toEqual([]);
  expect(found(honest, { split: { folds: { of: 5, take: 2 } } })).toEqual([]);
});

describe("a planted leak is found, with an example", () => {
  it("copies of training rows, until they are dropped", () => {
    const table = repeated((same) => same);
    const [copies] = only(found(table), "duplicates");
    expect(copies).toMatchObject({ loud: true, columns: honest.names });
    expect(copies?.rows).toBeGreaterThan(20);
    expect(copies && Math.abs(copies.example.other - copies.example.train)).toBe(rows);
    expect(found(table, { preparation: [{ step: "drop-duplicates", columns: "all" }] })).toEqual([]);
  });

  it("near-copies, until they stand beside the rows they repeat", () => {
    const table = repeated((same) => withCells(same, "mass", (value) => Math.round(value) + 0.5));
    const [near] = only(found(table), "near-duplicates");
    expect(near).toMatchObject({ loud: true, example: { column: "mass" } });
    const { cards } = preview(
      table,
      {},
      Array.from({ length: table.rows }, (_, row) => row),
    );
    const teaches = (row: number) => cards.find((one) => one.row === row)?.part === "train";
    const beside = cards.filter(({ row, part }) => {
      const twin = row < 60 ? row + rows : row >= rows ? row - rows : null;
      return part !== "train" && twin !== null && teaches(twin);
    });
    expect([...(near?.sources ?? [])].sort((a, b) => a - b)).toEqual(beside.map(({ row }) => row));
    expect(near?.rows).toBe(beside.length);
    expect(only(found(table, { split: { placed: { train: [...(near?.sources ?? [])] } } }), "near-duplicates")).toEqual(
      [],
    );
  });

  it("rows of one name on both sides, loud where they are of one thing, until the split goes by the name", () => {
    const ring = textColumn(
      "ring",
      list((row) => `R${row % 80}`),
    );
    const twin = (column: Table["columns"][number]) =>
      takeRows(
        makeTable([column]),
        list((row) => row % 80),
      ).columns[0];
    const birds = withColumn(makeTable(honest.columns.map((column) => twin(column) ?? column)), ring);
    expect(only(found(birds), "names")).toMatchObject([{ column: "ring", loud: true }]);
    expect(only(found(birds, { split: { group: "ring" } }), "names")).toEqual([]);
    // Names that are used again for others.
    expect(only(found(withColumn(honest, ring)), "names")).toMatchObject([{ column: "ring", loud: false }]);
  });

  it("numbers that name patients, of whom each has a weight of its own", () => {
    const weights = Array.from({ length: 20 }, (_, patient) => Number((70 + patient * 1.37).toFixed(1)));
    const trials = makeTable([
      numberColumn(
        "subject",
        list((row) => 1 + (row % 20)),
      ),
      numberColumn(
        "weight",
        list((row) => weights[row % 20] ?? 0),
      ),
      numberColumn(
        "hour",
        list((row) => Math.floor(row / 20)),
      ),
      textColumn("sex", list(label(["male", "female"]))),
    ]);
    expect(only(found(trials), "names")).toMatchObject([{ column: "subject", loud: true, of: 96 }]);
    expect(only(found(trials, { split: { group: "subject" } }), "names")).toEqual([]);
  });

  it("another name stays quiet once the split goes by one", () => {
    const table = withColumn(
      withColumn(
        honest,
        textColumn(
          "ring",
          list((row) => `R${row % 80}`),
        ),
      ),
      textColumn(
        "nest",
        list((row) => `N${(row * 7) % 90}`),
      ),
    );
    expect(only(found(table, { split: { group: "ring" } }), "names")).toMatchObject([{ column: "nest", loud: false }]);
  });

  it("a group parted by hand", () => {
    const table = withColumn(
      honest,
      textColumn(
        "ring",
        list((row) => `R${row % 80}`),
      ),
    );
    const { cards } = preview(table, { split: { group: "ring" } });
    const card = cards.find(({ part }) => part === "train");
    const placed = { test: [card?.row ?? -1] };
    expect(only(found(table, { split: { group: "ring", placed } }), "group-apart")).toEqual([
      { leak: "group-apart", loud: true, column: "ring", rows: 1 },
    ]);
  });

  it("the future, loud where neighbours in time are alike, until the split goes by time", () => {
    const day = textColumn(
      "day",
      list((row) => new Date(Date.UTC(2020, 0, 1 + row)).toISOString().slice(0, 10)),
    );
    const series = withColumn(
      withColumn(
        honest,
        numberColumn(
          "level",
          list((row) => Math.sin(row / 30)),
        ),
      ),
      day,
    );
    expect(only(found(series, { target: "level" }), "future")).toMatchObject([{ column: "day", loud: true }]);
    expect(only(found(series, { target: "level", split: { time: "day" } }), "future")).toEqual([]);
    expect(only(found(series, { target: "sex" }), "future")).toMatchObject([{ column: "day", loud: false }]);
    // Five series side by side: alike are only those of one.
    const five = withColumn(
      withColumn(
        series,
        numberColumn(
          "level",
          list((row) => Math.sin(Math.floor(row / 5) / 10) + 5 * (row % 5)),
        ),
      ),
      textColumn(
        "island",
        list((row) => `i${row % 5}`),
      ),
    );
    expect(only(found(five, { target: "level" }), "future")).toMatchObject([{ loud: true }]);
  });

  it("a column that was made from the target, until it is dropped", () => {
    const table = withColumn(
      honest,
      textColumn(
        "note",
        list((row) => (honest.columns[5]?.kind === "text" && honest.columns[5].codes[row] === 0 ? "a" : "b")),
      ),
    );
    expect(only(found(table), "derived")).toMatchObject([{ column: "note", form: "alone", loud: true }]);
    expect(found(table, { preparation: [{ step: "drop-columns", columns: ["note"] }] })).toEqual([]);
  });

  it("gaps that were filled with the mean of all rows, until they are read as gaps", () => {
    const table = withCells(honest, "wing", (value, row) => (row % 6 ? value : 199.98765));
    const fill = table.columns.flatMap((column) =>
      column.name === "wing" && column.kind === "number" ? [...column.values] : [],
    );
    const others = fill.filter((value) => value !== 199.98765);
    const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
    const filled = withCells(table, "wing", (value) => (value === 199.98765 ? mean : value));
    expect(only(found(filled), "fitted-early")).toEqual([
      { leak: "fitted-early", loud: true, column: "wing", how: "mean", value: mean, cells: 40 },
    ]);
    const preparation: PreparationStep[] = [{ step: "missing-marks", columns: ["wing"], marks: [String(mean)] }];
    expect(found(filled, { preparation })).toEqual([]);
  });
});

function withCells(table: Table, name: string, of: (value: number, row: number) => number): Table {
  return makeTable(
    table.columns.map((column) =>
      column.name === name && column.kind === "number" ? numberColumn(name, Array.from(column.values, of)) : column,
    ),
    table.reading,
  );
}

describe("the cards", () => {
  it("show some rows of each part, the same ones as long as they stay there, and those that are asked for", () => {
    const before = preview(honest);
    const count = (part: string) => before.cards.filter((card) => card.part === part).length;
    expect([count("train"), count("validation"), count("test")]).toEqual([12, 12, 12]);
    expect(before.cardColumns[0]).toBe("sex");
    const shown = new Set(before.cards.map(({ row }) => row));
    const hidden = list((row) => row)
      .filter((row) => !shown.has(row))
      .slice(0, 2);
    const asked = preview(honest, { split: { placed: { test: [hidden[0] ?? -1] } } }, hidden).cards;
    expect(asked.find(({ row }) => row === hidden[0])).toMatchObject({ part: "test", byHand: true });
    expect(asked.find(({ row }) => row === hidden[1])).toMatchObject({ byHand: false });
    expect(asked.filter(({ row }) => shown.has(row))).toEqual(before.cards);
  });
  it("tell of a row that no part has, and of none that the table has not", () => {
    const table = withColumn(
      honest,
      textColumn(
        "day",
        list((row) => (row === 7 ? null : `2020-01-${10 + (row % 20)}`)),
      ),
    );
    const { cards } = preview(table, { split: { time: "day" } }, [7, 5000]);
    expect(cards.find(({ row }) => row === 7)).toMatchObject({ part: null });
    expect(cards.some(({ row }) => row === 5000)).toBe(false);
  });
});
