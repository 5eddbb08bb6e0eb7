import { stepKinds, type PreparationStep, type StepKind } from "../../experiment/preparation";
import type { StepForm } from "./step-form";

const forms = import.meta.glob<StepForm<StepKind>>("./steps/*.ts", { eager: true, import: "default" });

/** How a kind of step is made, set and told. */
export function formOf(kind: StepKind): StepForm<StepKind> {
  const form = forms[`./steps/${kind}.ts`];
  if (!form) throw new Error(`widgets/preparation/steps has no form for "${kind}"`);
  return form;
}

/** A step of this kind with nothing chosen yet. */
export const newStep = (kind: StepKind): PreparationStep => formOf(kind).fresh();

/** Kinds of steps that a learner can add, in an order that usually works. */
export const offeredKinds = stepKinds.filter((kind) => !formOf(kind).isNotOffered);

/** The step with one setting changed. @param value undefined takes an optional one away */
export function withSetting(step: PreparationStep, key: string, value: unknown): PreparationStep {
  const { [key]: _before, ...rest } = step as Record<string, unknown>;
  // Whoever calls has the key and the kind of value from the settings of this very step.
  return (value === undefined ? rest : { ...step, [key]: value }) as PreparationStep;
}
