import { encodeLabel, type Encoder } from "../apply-cells";
import { cellText, type NumberColumn } from "../table";
import type { Work, WorkColumn } from "./work";

/** A column whose cells were turned into numbers. @param names of the features, as many as a cell becomes */
export function encodedAs(work: Work, one: WorkColumn, operation: Encoder, names: readonly string[]): WorkColumn {
  const rows = work.sourceRows.length;
  const values = names.map(() => new Float64Array(rows));
  const numbersOf = new Map<string | null, readonly number[]>();
  for (let row = 0; row < rows; row++) {
    const label = cellText(one.column, row);
    let numbers = numbersOf.get(label);
    if (!numbers) numbersOf.set(label, (numbers = encodeLabel(operation, label)));
    for (let feature = 0; feature < names.length; feature++)
      (values[feature] as Float64Array)[row] = numbers[feature] as number;
  }
  return {
    ...one,
    operations: [...one.operations, operation],
    plain: one.plain ?? one.column,
    shown: one.shown ?? one.column,
    features: values.map((list, feature): NumberColumn => {
      return { name: names[feature] as string, kind: "number", values: list };
    }),
  };
}
