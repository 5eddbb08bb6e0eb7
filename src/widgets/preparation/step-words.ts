import type { PreparationStep } from "../../experiment/preparation";
import { dataText } from "../../i18n/data-text";
import { formOf } from "./step-forms";

/** What the learner called the step, else what it does: "Convert units". */
export const stepTitle = ({ step, name }: PreparationStep): string => name ?? dataText.m.preparation.titles[step];

/** What exactly the step is set to do, in a line. */
export const stepDetail = (step: PreparationStep): string => formOf(step.step).detail(step);
