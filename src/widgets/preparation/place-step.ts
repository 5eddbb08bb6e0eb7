import { stageOf, stepKinds, type PreparationStep } from "../../experiment/preparation";

/** Later kinds go after earlier ones; what does the rest by itself goes last. */
const rank = ({ step }: PreparationStep): number => (step === "auto" ? stepKinds.length : stepKinds.indexOf(step));

/**
 * The steps with one more. A repair goes before all that makes features; of those each goes before the first that usually
 * comes later: a logarithm before the scaling. @returns also its place
 */
export function withStep(
  steps: readonly PreparationStep[],
  step: PreparationStep,
): { readonly steps: readonly PreparationStep[]; readonly at: number } {
  const isLate = (one: PreparationStep): boolean => stageOf(one.step) !== "repair";
  const next = steps.findIndex((one) => isLate(one) && (!isLate(step) || rank(one) > rank(step)));
  const at = next < 0 ? steps.length : next;
  return { steps: [...steps.slice(0, at), step, ...steps.slice(at)], at };
}

/** How many steps stand before the one that does the rest by itself: by the table there further steps are suggested. */
export function stepsBeforeRest(steps: readonly PreparationStep[]): number {
  const at = steps.findIndex(({ step, off }) => step === "auto" && !off);
  return at < 0 ? steps.length : at;
}
