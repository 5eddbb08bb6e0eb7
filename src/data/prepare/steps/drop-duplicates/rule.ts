import { duplicateRows } from "../../../duplicate-rows";
import { unencoded } from "../../all-means";
import { dropAllBut, rowsWhere } from "../../drop-rows";
import type { StepRule } from "../../step-rule";

export default {
  meansAll: unencoded,
  dropsRows: () => true,
  /** Missing equals missing. */
  apply(work, chosen) {
    const columns = chosen.map(({ column }) => column);
    const repeated = new Set(duplicateRows(columns, work.sourceRows.length));
    const kept = rowsWhere(work, (row) => !repeated.has(row));
    return dropAllBut(work, kept, { step: "drop-duplicates", reason: "repeated" });
  },
} satisfies StepRule<"drop-duplicates">;
