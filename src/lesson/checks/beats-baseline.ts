import * as v from "valibot";
import type { Experiment } from "../../experiment/experiment";
import type { RunRecord } from "../../experiment/run-record";
import { defineCheck, numberText } from "./check";
import { finishedRuns } from "./evidence";
import { met, notAttempted, open } from "./grade";

const share = v.pipe(numberText, v.minValue(0), v.maxValue(1));
const parameters = v.strictObject({ by: v.optional(share) });

/** Runs that answer the same question of the same rows. */
const question = ({ data, target, task, split, seed }: Experiment): string =>
  JSON.stringify([data, target, task, split, seed]);

/** Share of wrong rows, or typical error, on the validation rows. */
function errorOf({ result }: RunRecord): number {
  const { accuracy = NaN, rmse = NaN } = result?.metrics.validation ?? {};
  return result?.task === "classification" ? 1 - accuracy : rmse;
}

/**
 * A model other than the baseline was trained on the data in hand and makes less error there than the baseline, by this
 * share of the baseline's error. The best run counts.
 */
export const beatsBaseline = defineCheck("beats-baseline", parameters, ({ by = 0 }, evidence) => {
  const runs = finishedRuns(evidence).filter((run) => question(run.experiment) === question(evidence.experiment));
  const guesses = runs.filter(({ experiment }) => experiment.model.family === "baseline");
  const others = runs.filter((run) => !guesses.includes(run));
  const errors = (of: readonly RunRecord[]): number => Math.min(...of.map(errorOf).filter(Number.isFinite));
  const [guess, best] = [errors(guesses), errors(others)];
  const [latest] = runs;
  if (!latest?.result) return notAttempted("beat-train");
  if (!Number.isFinite(guess)) return open("beat-no-baseline");
  if (!Number.isFinite(best)) return open("beat-only-baseline");
  const less = guess > 0 ? 1 - best / guess : 0;
  const [low, high] = [Math.min(0, less), 1];
  const extra = { value: less, target: by, gauge: { min: low, max: high, from: by, to: high, value: less } };
  if (less > 0 && less >= by) return met(extra);
  const rows = latest.result.rows.validation;
  return latest.result.task === "classification"
    ? open(
        "beat-rows",
        { guess: Math.round(guess * rows), wrong: Math.round(best * rows), rows, most: mostWrong(guess, by, rows) },
        extra,
      )
    : open("beat-error", { guess, error: best, most: guess * (1 - by) }, extra);
});

/** So many rows may be wrong; fewer than by guessing in any case. */
const mostWrong = (guess: number, by: number, rows: number): number =>
  Math.min(Math.floor(guess * (1 - by) * rows + 1e-9), Math.round(guess * rows) - 1);
