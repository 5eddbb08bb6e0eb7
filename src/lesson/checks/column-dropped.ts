import * as v from "valibot";
import { defineCheck, nameText } from "./check";
import { met, notAttempted, open } from "./grade";
import { isColumnUsed } from "./used-columns";

/** The model is not given this raw column. */
export const columnDropped = defineCheck(
  "column-dropped",
  v.strictObject({ column: nameText }),
  ({ column }, evidence) => {
    const used = isColumnUsed(evidence, column);
    if (used === false) return met();
    return used ? open("column-still-used", { column }) : notAttempted();
  },
);
