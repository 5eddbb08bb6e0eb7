import * as v from "valibot";
import { defineCheck, nameText, numberText } from "./check";
import { met, notAttempted, open } from "./grade";
import { measured, readMetricPath } from "./metric-path";

const parameters = v.strictObject({
  max: numberText,
  metric: v.optional(
    v.pipe(
      nameText,
      v.check((measure) => readMetricPath(`train.${measure}`) !== null, "is not a known metric"),
    ),
    "accuracy",
  ),
});

/** How much better the model does on the rows it learned from than on those it did not. */
export const gap = defineCheck("gap", parameters, ({ max, metric }, { run }) => {
  const train = readMetricPath(`train.${metric}`);
  const validation = readMetricPath(`validation.${metric}`);
  const [seen, unseen] = [train, validation].map((path) => (run && path ? measured(path, run, "result") : undefined));
  if (seen === undefined || unseen === undefined) return notAttempted();
  const value = train?.lessIsBetter ? unseen - seen : seen - unseen;
  if (!Number.isFinite(value)) return open("no-number");
  const gauge = { min: Math.min(0, value), max: Math.max(2 * max, value), from: Math.min(0, value), to: max, value };
  if (value <= max) return met({ value, target: max, gauge });
  return open("gap", { train: seen, validation: unseen, value, max }, { value, target: max, gauge });
});
