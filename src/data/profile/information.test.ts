import { expect, it } from "vitest";
import { createRandom } from "../../experiment/random";
import { makeTable, numberColumn, textColumn } from "../table";
import { profileTable } from "./profile-table";

const random = createRandom(2, "information");
const rows = Array.from({ length: 400 }, (_, row) => row);
const group = rows.map((row) => row % 2);
const table = makeTable([
  textColumn(
    "y",
    group.map((of) => (of ? "yes" : "no")),
  ),
  numberColumn(
    "apart",
    group.map((of) => 10 * of + random.normal()),
  ),
  numberColumn(
    "noise",
    rows.map(() => random.normal()),
  ),
  textColumn(
    "same",
    group.map((of) => (of ? "b" : "a")),
  ),
  textColumn(
    "names",
    rows.map((row) => `bird ${row}`),
  ),
  numberColumn(
    "price",
    group.map((of) => 100 * of + 10 * random.normal()),
  ),
]);
it("tells no more of two classes than there is to tell, whole numbers that repeat or not", () => {
  const whole = makeTable([
    textColumn(
      "y",
      group.map((of) => (of ? "yes" : "no")),
    ),
    numberColumn(
      "tens",
      group.map((of) => (of ? 10 : 20)),
    ),
    numberColumn(
      "few",
      group.map((of) => 3 * of + Math.round(2 * random.next())),
    ),
  ]);
  for (const { information } of profileTable(whole, whole.reading, "y").columns.slice(1)) {
    expect(information).toBeGreaterThan(0.8);
    expect(information).toBeLessThan(1.05);
  }
});

const tells = (target: string) =>
  Object.fromEntries(
    profileTable(table, table.reading, target).columns.map(({ name, information }) => [name, information]),
  );

it("says in bits what a column tells of two classes: all, nothing, or not at all for names", () => {
  const found = tells("y");
  expect(found["apart"]).toBeCloseTo(1, 1);
  expect(found["same"]).toBeCloseTo(1, 2);
  expect(found["noise"]).toBeLessThan(0.1);
  expect(found["names"]).toBeUndefined();
  expect(found["y"]).toBeUndefined();
});

it("and of a number", () => {
  const found = tells("price");
  expect(found["apart"]).toBeGreaterThan(0.8);
  expect(found["same"]).toBeGreaterThan(0.8);
  expect(found["noise"]).toBeLessThan(0.1);
});

it("finds nothing between a number and a column of which most are one value, as when gaps were filled", () => {
  const filled = makeTable([
    numberColumn(
      "rating",
      rows.map(() => Math.round(30 * random.next()) / 10),
    ),
    numberColumn(
      "minutes",
      rows.map(() => (random.next() < 0.7 ? 100 : 60 + Math.round(80 * random.next()))),
    ),
  ]);
  expect(profileTable(filled, filled.reading, "rating").columns[1]?.information).toBeLessThan(0.15);
});
