import type { PointInput } from "../../experiment/point-inputs";
import type { CellOperation } from "../../experiment/trained-model";
import { summaryOfNumbers } from "../statistics";
import { columnNamed, type Column, type Table } from "../table";

/** How a column that nobody measured comes from one that somebody did: whoever asks for a row asks for that one. */
export interface Computed {
  readonly source: string;
  readonly operations: readonly CellOperation[];
}

/** null for a measured column. @param training rows of the table */
export function computedOf(table: Table, column: Column, training: Int32Array): Computed | null {
  const input = column.kind === "number" ? column.computed : undefined;
  return input ? fromPoint(input, (source) => times(table, source, training)) : null;
}

function fromPoint(input: PointInput, by: (source: string) => CellOperation): Computed | null {
  switch (input) {
    case "x1":
    case "x2":
      return null;
    case "x1^2":
      return { source: "x1", operations: [by("x1")] };
    case "x2^2":
      return { source: "x2", operations: [by("x2")] };
    case "x1*x2":
      return { source: "x1", operations: [by("x2")] };
    case "sin(3*x1)":
      return { source: "x1", operations: [{ op: "sine", rate: 3 }] };
    case "sin(3*x2)":
      return { source: "x2", operations: [{ op: "sine", rate: 3 }] };
    default:
      return input satisfies never;
  }
}

function times(table: Table, source: string, training: Int32Array): CellOperation {
  const column = columnNamed(table, source);
  const range =
    column?.kind === "number" ? summaryOfNumbers(column.values, training) : summaryOfNumbers(new Float64Array(0));
  const { decimal } = table.reading;
  return {
    op: "times",
    by: { source, kind: "number", decimal, missing: [], operations: [] },
    range,
  };
}
