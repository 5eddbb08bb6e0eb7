import * as v from "valibot";
import type { PreparationStep } from "../../experiment/preparation";
import { defineCheck, nameText } from "./check";
import { met, notAttempted } from "./grade";

const parameters = v.strictObject({ step: nameText, column: v.optional(nameText) });

function covers(step: PreparationStep, column: string | undefined): boolean {
  if (column === undefined) return true;
  if ("column" in step) return step.column === column;
  return "columns" in step && (step.columns === "all" || step.columns.includes(column));
}

/** A preparation step of this kind is switched on. */
export const stepUsed = defineCheck("step-used", parameters, ({ step, column }, { experiment }) => {
  const used = experiment.preparation.some((own) => own.step === step && !own.off && covers(own, column));
  return used ? met() : { ...notAttempted("step-not-used"), why: { key: "step-not-used", values: { step } } };
});
