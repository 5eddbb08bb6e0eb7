import type { PreparationStep } from "../../experiment/preparation";
import type { ExplicitKind, StepRule } from "./step-rule";

const rules = import.meta.glob<StepRule<ExplicitKind>>("./steps/*/rule.ts", { eager: true, import: "default" });
const byKind = new Map(Object.entries(rules).map(([file, rule]) => [file.split("/")[2], rule]));

/** What a kind of step does, out of its folder. */
export function ruleOf(kind: ExplicitKind): StepRule<ExplicitKind> {
  const rule = byKind.get(kind);
  if (!rule) throw new Error(`data/prepare/steps/${kind} has no rule`);
  return rule;
}

/** Whether a step may leave out rows. */
export const dropsRows = (step: PreparationStep): boolean =>
  step.step !== "auto" && ruleOf(step.step).dropsRows?.(step) === true;

/** Whether a step that is on needs to know the target's values. */
export const looksAtTarget = (step: PreparationStep): boolean =>
  step.step !== "auto" && !step.off && ruleOf(step.step).looksAtTarget?.(step) === true;
