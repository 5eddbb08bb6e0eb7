import * as v from "valibot";
import { countText, defineCheck, nameText } from "./check";
import { gradeCount } from "./grade";

const parameters = v.strictObject({ min: countText, column: v.optional(nameText) });

/** So many rows have a label that was given by hand (in this column). */
export const labelled = defineCheck("labelled", parameters, ({ min, column }, { experiment }) => {
  const rows = experiment.preparation.flatMap((step) =>
    step.step === "label-rows" && !step.off && (column ?? step.column) === step.column
      ? Object.values(step.labels).flat()
      : [],
  );
  return gradeCount(rows.length, min, "label-more");
});
