import type { PreparationNote } from "../../../../experiment/run-event";
import type { StepRule } from "../../step-rule";
import { nameOf } from "../../work";

export default {
  apply(work, chosen, step, reasons) {
    work.columns = work.columns.filter((one) => !chosen.includes(one) || nameOf(one) === work.target);
    return chosen.map((one): PreparationNote => {
      const isTarget = nameOf(one) === work.target;
      const reason = isTarget ? "target-kept" : (reasons?.get(nameOf(one)) ?? "asked");
      return { step: step.step, column: nameOf(one), reason };
    });
  },
} satisfies StepRule<"drop-columns">;
