import { expect, it } from "vitest";
import { textColumn } from "../table";
import { writtenUnits } from "./text-units";

const unitsOf = (cells: readonly (string | null)[]) => writtenUnits(textColumn("weight", cells), ".");

it("units of one measure are found with their counts, and a factor to the most frequent", () => {
  expect(unitsOf(["3.5 kg", "2 kg", "4kg", null, "7 lb", "500 g"])).toEqual([
    { unit: "kg", count: 3, factor: 1 },
    { unit: "lb", count: 1, factor: 0.45359237 },
    { unit: "g", count: 1, factor: 0.001 },
  ]);
});

it("a number without a unit counts as the most frequent one", () => {
  expect(unitsOf(["10 cm", "12 cm", "2 m", "11"])).toEqual([
    { unit: "cm", count: 2, factor: 1 },
    { unit: "m", count: 1, factor: 100 },
    { unit: "", count: 1, factor: 1 },
  ]);
});

it("thousands and millions of money are told, but not its exchange", () => {
  expect(unitsOf(["$1,200", "$3M", "$400k", "$2M", "€5"])).toEqual([
    { unit: "M", count: 2, factor: 1 },
    { unit: "$", count: 1, factor: 1e-6 },
    { unit: "k", count: 1, factor: 0.001 },
    { unit: "€", count: 1, factor: null },
  ]);
});

it("between degrees no factor leads", () => {
  expect(unitsOf(["20 °C", "21 °C", "70 °F"])?.at(-1)).toEqual({ unit: "°F", count: 1, factor: null });
});

it.each([
  [["red", "green"]],
  [["1", "2", "3"]],
  [["3 Main Street", "4 Mill Lane"]],
  [["1st", "2nd", "3rd"]],
  [["Adult, 1 Egg Stage", "Adult, 2 Egg Stage"]],
  [["10-19", "20-29", "30-39"]],
])("what is no quantity is left alone: %j", (cells) => {
  expect(unitsOf(cells)).toBeNull();
});
