import { numberColumn, textColumn, makeTable, type Table } from "../data/table";
import { drawPoints } from "../datasets/points/points";
import type { DataSource } from "../experiment/data-source";
import { err, ok, type Outcome } from "../experiment/failure";

/** Points as a table: columns x1 and x2, and class (A, B, …). Fails with "data/no-points". */
export function pointsTable(source: DataSource & { kind: "points" }): Outcome<Table> {
  const points = drawPoints(source);
  if (points.length === 0) return err({ code: "data/no-points" });
  return ok(
    makeTable([
      numberColumn(
        "x1",
        points.map(([x1]) => x1),
      ),
      numberColumn(
        "x2",
        points.map(([, x2]) => x2),
      ),
      textColumn(
        "class",
        points.map(([, , label]) => String.fromCharCode(65 + label)),
      ),
    ]),
  );
}
