import { isMissing } from "../../../table";
import { unencoded } from "../../all-means";
import { dropAllBut, rowsWhere } from "../../drop-rows";
import type { StepRule } from "../../step-rule";

export default {
  meansAll: unencoded,
  dropsRows: () => true,
  apply(work, chosen) {
    const kept = rowsWhere(work, (row) => !chosen.some(({ column }) => isMissing(column, row)));
    return dropAllBut(work, kept, { step: "drop-rows-missing", reason: "missing" });
  },
} satisfies StepRule<"drop-rows-missing">;
