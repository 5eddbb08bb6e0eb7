import { numberColumn, textColumn, makeTable, type Table } from "../data/table";
import { drawPoints } from "../datasets/points/points";
import type { DataSource } from "../experiment/data-source";
import { err, ok, type Outcome } from "../experiment/failure";
import { planeInputs, pointInput } from "../experiment/point-inputs";

/** Points as a table: a column for each input (x1 and x2), and class (A, B, …). Fails with "data/no-points". */
export function pointsTable(source: DataSource & { kind: "points" }): Outcome<Table> {
  const points = drawPoints(source);
  if (points.length === 0) return err({ code: "data/no-points" });
  const { inputs = planeInputs } = source;
  return ok(
    makeTable([
      ...inputs.map((input) =>
        numberColumn(
          input,
          points.map(([x1, x2]) => pointInput(input, x1, x2)),
        ),
      ),
      textColumn(
        "class",
        points.map(([, , label]) => String.fromCharCode(65 + label)),
      ),
    ]),
  );
}
