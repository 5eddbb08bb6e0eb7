import { numberColumn, textColumn, makeTable, type Table } from "../data/table";
import { drawPoints } from "../datasets/points/points";
import type { DataSource } from "../experiment/data-source";
import { err, ok, type Outcome } from "../experiment/failure";
import { planeInputs, pointInput } from "../experiment/point-inputs";

/**
 * Points as a table: x1 and x2, which are measured, the inputs that are worked out of them, and class (A, B, …). Inputs
 * stand in the order in which they are given. Fails with "data/no-points".
 */
export function pointsTable(source: DataSource & { kind: "points" }): Outcome<Table> {
  const points = drawPoints(source);
  if (points.length === 0) return err({ code: "data/no-points" });
  const { inputs = planeInputs } = source;
  const besides = planeInputs.filter((input) => !inputs.includes(input));
  return ok(
    makeTable([
      ...[...besides, ...inputs].map((input) => {
        const values = points.map(([x1, x2]) => pointInput(input, x1, x2));
        const column = numberColumn(input, values);
        return planeInputs.includes(input) ? column : { ...column, computed: input };
      }),
      textColumn(
        "class",
        points.map(([, , label]) => String.fromCharCode(65 + label)),
      ),
    ]),
  );
}
