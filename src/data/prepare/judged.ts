import { err, ok, type Outcome } from "../../experiment/failure";
import { numberOf } from "../number-text";
import type { Parts } from "../split/split-rows";
import { cellText, type Column } from "../table";

/**
 * Validation and test rows measured by another column than the model learns from. Those in which it says nothing, or
 * names no class of the target, stand in no part.
 * @param judge the column, [rows] @param classes of the target; empty for a number
 * @param answers [rows] class indices, or the target standardized by `center` and `scale`
 * Fails with "data/judge-silent" where a part that had rows has none any more.
 */
export function judged(
  judge: Column,
  classes: readonly string[],
  answers: { readonly y: Float32Array<ArrayBuffer>; readonly center: number; readonly scale: number },
  parts: Parts,
  decimal: "." | ",",
): Outcome<{ y: Float32Array<ArrayBuffer>; parts: Parts; silent: number }> {
  const y = answers.y.slice();
  const answerOf = (row: number): number => {
    const text = cellText(judge, row);
    if (text === null) return NaN;
    if (classes.length > 0) return classes.includes(text) ? classes.indexOf(text) : NaN;
    const value = judge.kind === "number" ? Number(text) : numberOf(text, decimal);
    return (value - answers.center) / answers.scale;
  };
  const spoken = (part: Int32Array): Int32Array =>
    part.filter((row) => {
      const answer = answerOf(row);
      if (!Number.isNaN(answer)) y[row] = answer;
      return !Number.isNaN(answer);
    });
  const validation = spoken(parts.validation);
  const test = spoken(parts.test);
  const isSilent = (before: Int32Array, after: Int32Array): boolean => before.length > 0 && after.length === 0;
  if (isSilent(parts.validation, validation) || isSilent(parts.test, test))
    return err({ code: "data/judge-silent", field: judge.name });
  const silent = parts.validation.length - validation.length + parts.test.length - test.length;
  return ok({ y, parts: { ...parts, validation, test }, silent });
}
