import { dataText } from "../../../i18n/data-text";
import { short } from "../../../ui/number-text";
import { hasNoNumbers } from "../fitting-columns";
import type { StepForm } from "../step-form";
import { everywhere } from "../step-phrases";
import { columnsOf } from "../step-setting";

export default {
  fresh: () => ({ step: "parse-quantities", columns: [], units: {} }),
  settings: (step) => [{ kind: "factors", key: "units", value: step.units }, columnsOf(step, false)],
  detail: (step) => {
    const units = Object.entries(step.units).map(([unit, factor]) => `${unit || "–"} × ${short(factor)}`);
    return dataText.m.preparation.details.units(units.join(", "), everywhere(step));
  },
  fits: hasNoNumbers,
  /** The units that are written in them. */
  withFound: (step, chosen) => {
    if (Object.keys(step.units).length > 0) return step;
    const written = chosen.flatMap(({ units = [] }) => units);
    const known = written.flatMap(({ unit, factor }) => (factor === null ? [] : [[unit, factor] as const]));
    return { ...step, units: Object.fromEntries(known) };
  },
} satisfies StepForm<"parse-quantities">;
