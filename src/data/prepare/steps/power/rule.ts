import { yeoJohnson } from "../../../apply-cells";
import { numbersIn } from "../../../statistics";
import { numberInputs } from "../../all-means";
import { byColumn } from "../../by-column";
import { notANumber } from "../../passed-over";
import type { Repaired, StepRule } from "../../step-rule";
import { nameOf, operated, type Work, type WorkColumn } from "../../work";

/** The power of Yeo and Johnson (2000) that is most likely for the training rows. */
function takePower(work: Work, one: WorkColumn): Repaired {
  if (one.column.kind !== "number") return notANumber("power", one);
  const values = numbersIn(one.column.values, work.training);
  const lambda = likeliestPower(values);
  const { column, changed } = operated(work, one, { op: "power", lambda });
  const shown = Number(lambda.toPrecision(3));
  return {
    column,
    notes: [{ step: "power", column: nameOf(one), reason: "power", changed, values: { value: shown } }],
  };
}

/** Maximizes the profile likelihood over −5 … 5: a grid, then golden sections around its best. */
function likeliestPower(values: Float64Array): number {
  const slope = values.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0);
  const likelihood = (lambda: number): number => {
    let sum = 0;
    let squares = 0;
    for (const x of values) sum += yeoJohnson(x, lambda);
    const mean = sum / values.length;
    for (const x of values) squares += (yeoJohnson(x, lambda) - mean) ** 2;
    return (lambda - 1) * slope - (values.length / 2) * Math.log(squares / values.length);
  };
  if (values.length < 2 || !Number.isFinite(likelihood(1))) return 1;
  const step = 0.25;
  let best = -5;
  for (let at = -5; at <= 5; at += step) if (likelihood(at) > likelihood(best)) best = at;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [best - step, best + step];
  while (high - low > 1e-9) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (likelihood(a) >= likelihood(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

export default {
  meansAll: numberInputs,
  apply: byColumn(takePower, { fitted: ["power"] }),
} satisfies StepRule<"power">;
