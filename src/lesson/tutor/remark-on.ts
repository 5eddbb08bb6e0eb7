import { learnsBy } from "../../experiment/learns";
import type { RunRecord } from "../../experiment/run-record";
import { deadUnits } from "./dead-units";
import { diverged } from "./diverged";
import { gap } from "./gap";
import { leak } from "./leak";
import { majority } from "./majority";
import { overfitting } from "./overfitting";
import { rateTooHigh } from "./rate-too-high";
import { rateTooLow } from "./rate-too-low";
import type { Remark, Rule, RuleName } from "./remark";
import { saturation } from "./saturation";
import { vanishing } from "./vanishing";

/** What matters most comes first: a number that cannot be trusted, then a cause before what may only be its effect. */
const rules: readonly Rule[] = [
  diverged,
  leak,
  rateTooHigh,
  deadUnits,
  saturation,
  vanishing,
  rateTooLow,
  majority,
  overfitting,
  gap,
];

/** The one thing worth saying about a run, or null; nothing of the rules `unsaid`. */
export function remarkOn(run: RunRecord, unsaid: readonly RuleName[] = []): Remark | null {
  // What these rules know is learning from slopes: groups are found without any.
  if (learnsBy[run.experiment.model.family] === "groups") return null;
  for (const rule of rules) {
    const remark = rule(run);
    if (remark && !unsaid.includes(remark.rule)) return remark;
  }
  return null;
}
