import { numbersIn, quantile, sortedNumbers, spread } from "../../../statistics";
import { numberAfter } from "../../../apply-cells";
import type { NumberColumn } from "../../../table";
import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { Repaired, StepRule } from "../../step-rule";
import { whenRead } from "../../when-read";
import { hasCodes } from "../../has-codes";
import { advanced, nameOf, type Work, type WorkColumn } from "../../work";

/**
 * Shifts and scales by statistics of the training rows; a column without spread is only shifted. A label that became one
 * number (a rank, a share, a mean of the target) is scaled as any number is; zeros and ones stay.
 */
function scale(work: Work, one: WorkColumn, as: "standardize" | "min-max" | "robust"): Repaired {
  if (one.features) return hasCodes(one) ? scaleCodes(work, one, as) : { column: one, notes: [] };
  if (one.column.kind !== "number") return notANumber("scale", one);
  const { center, size } = as === "standardize" ? moments(work, one.column) : ranks(work, one.column, as);
  const operation = { op: "affine", center, scale: size > 0 ? size : 1 } as const;
  const { name, values } = one.column;
  const scaled = whenRead(name, () => values.map((value) => numberAfter(operation, value)));
  return {
    column: advanced(one, operation, scaled),
    notes: [{ step: "scale", column: nameOf(one), reason: as, values: { center, scale: size } }],
  };
}

function scaleCodes(work: Work, one: WorkColumn, as: "standardize" | "min-max" | "robust"): Repaired {
  const name = nameOf(one);
  const features = (one.features ?? []).map((codes) => {
    const { center, size } = as === "standardize" ? moments(work, codes) : ranks(work, codes, as);
    const divisor = size > 0 ? size : 1;
    const operation = { op: "affine", center, scale: divisor } as const;
    const values = codes.values.map((code) => (code - center) / divisor);
    const note = { step: "scale", column: name, reason: as, values: { center, scale: size } } as const;
    return { feature: { ...codes, values }, operation, note };
  });
  return {
    column: {
      ...one,
      features: features.map(({ feature }) => feature),
      operations: [...one.operations, ...features.map(({ operation }) => operation)],
    },
    notes: features.map(({ note }) => note),
  };
}

function moments(work: Work, { values }: NumberColumn): { center: number; size: number } {
  const { mean, sd } = spread(numbersIn(values, work.training));
  return { center: mean, size: sd };
}

function ranks(work: Work, { values }: NumberColumn, as: "min-max" | "robust"): { center: number; size: number } {
  const sorted = sortedNumbers(values, work.training);
  const at = (share: number): number => (sorted.length ? quantile(sorted, share) : 0);
  return as === "min-max" ? { center: at(0), size: at(1) - at(0) } : { center: at(0.5), size: at(0.75) - at(0.25) };
}

export default {
  meansAll: (one, work) => (one.features ? hasCodes(one) : one.column.kind === "number") && nameOf(one) !== work.target,
  apply: byColumn((work, one, step) => scale(work, one, step.as), {
    fitted: ["standardize", "min-max", "robust"],
    evenEncoded: true,
  }),
} satisfies StepRule<"scale">;
