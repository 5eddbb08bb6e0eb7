import { expect, it } from "vitest";
import { weightTable } from "./weight-table";

it("lists every weight by where it leads from and to, and every bias", () => {
  const layers = [
    {
      inputs: 2,
      units: 2,
      activation: "tanh" as const,
      kernel: Float32Array.of(1, 2, 3, 4),
      bias: Float32Array.of(5, 6),
    },
    { inputs: 2, units: 1, activation: "sigmoid" as const, kernel: Float32Array.of(7, 8), bias: Float32Array.of(9) },
  ];
  const { rows } = weightTable(layers, {
    columns: { from: "from", to: "to", weight: "weight", bias: "bias" },
    inputs: ["a", "b"],
    unit: (layer, unit) => `${layer}.${unit}`,
  });
  expect(rows).toEqual([
    ["a", "1.0", 1],
    ["b", "1.0", 3],
    ["bias", "1.0", 5],
    ["a", "1.1", 2],
    ["b", "1.1", 4],
    ["bias", "1.1", 6],
    ["1.0", "2.0", 7],
    ["1.1", "2.0", 8],
    ["bias", "2.0", 9],
  ]);
});
