import type { StepOf } from "../../../../experiment/preparation";
import { labelInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { encodedAs } from "../../encoded";
import type { Repaired, StepRule } from "../../step-rule";
import { inOrder, trainingLabels } from "../../training-labels";
import { nameOf, type Work, type WorkColumn } from "../../work";
import { encodeFrequency, encodeTarget } from "./label-numbers";
import { mostLevels } from "./most-levels";

/** Labels become numbers, as the step says. */
function encode(work: Work, one: WorkColumn, step: StepOf<"encode">): Repaired {
  if (step.as === "frequency") return encodeFrequency(work, one);
  if (step.as === "target" || step.as === "target-own") return encodeTarget(work, one, step.as === "target-own");
  const { as } = step;
  const { column } = one;
  const found = trainingLabels(column, work.training);
  const labels = found.slice(0, as === "one-hot" ? mostLevels : undefined).map(({ label }) => label);
  const order = as === "ordinal" ? (step.order ?? []) : [];
  const place = (label: string): number => (order.includes(label) ? order.indexOf(label) : order.length);
  labels.sort((a, b) => place(a) - place(b) || inOrder(a, b));
  const name = nameOf(one);
  const names = as === "one-hot" ? labels.map((label) => `${name} = ${label}`) : [name];
  const encoded = encodedAs(work, one, { op: as, labels }, names);
  const topOnly = found.length > labels.length;
  return {
    column: encoded,
    notes: [
      {
        step: "encode",
        column: name,
        reason: topOnly ? "top-levels" : as,
        values: { levels: labels.length, of: found.length },
      },
    ],
  };
}

export default {
  meansAll: labelInputs,
  looksAtTarget: ({ as }) => as === "target" || as === "target-own",
  apply: byColumn(encode, { fitted: ["one-hot", "ordinal", "top-levels", "frequency", "target-mean"] }),
} satisfies StepRule<"encode">;
