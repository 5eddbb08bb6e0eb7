import * as v from "valibot";
import { defineCheck, nameText } from "./check";
import { met, open } from "./grade";

/** Rows with the same value of a column stay on one side of the split. */
export const splitBy = defineCheck("split-by", v.strictObject({ group: nameText }), ({ group }, { experiment }) =>
  experiment.split.group === group ? met() : open("split-apart", { group }),
);
