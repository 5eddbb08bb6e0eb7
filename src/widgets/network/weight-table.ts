import type { DenseWeights } from "../../experiment/run-event";
import type { ChartTable } from "../../plots/chart-table";

interface Names {
  readonly columns: Readonly<Record<"from" | "to" | "weight" | "bias", string>>;
  /** Of the first layer's inputs. */
  readonly inputs: readonly string[];
  /** Of a unit; layers count from 1. */
  readonly unit: (layer: number, unit: number) => string;
}

/** Every weight and bias of a network, a row each. */
export function weightTable(layers: readonly DenseWeights[], { columns, inputs, unit: nameOf }: Names): ChartTable {
  const rows = layers.flatMap(({ inputs: count, units, kernel, bias }, index) => {
    const layer = index + 1;
    const from = (input: number) => (index === 0 ? (inputs[input] ?? String(input + 1)) : nameOf(index, input));
    return Array.from({ length: units }, (_, unit) => [
      ...Array.from({ length: count }, (_, input) => [
        from(input),
        nameOf(layer, unit),
        kernel[input * units + unit] ?? null, // kernel is [inputs, units]
      ]),
      [columns.bias, nameOf(layer, unit), bias[unit] ?? null],
    ]).flat();
  });
  return { columns: [{ name: columns.from }, { name: columns.to }, { name: columns.weight }], rows };
}
