import * as v from "valibot";
import { defineCheck, nameText } from "./check";
import { met, notAttempted, open } from "./grade";
import { isColumnUsed } from "./used-columns";

/** The model is given this raw column. */
export const columnUsed = defineCheck("column-used", v.strictObject({ column: nameText }), ({ column }, evidence) => {
  const used = isColumnUsed(evidence, column);
  if (used) return met();
  return used === false ? open("column-not-used", { column }) : notAttempted();
});
