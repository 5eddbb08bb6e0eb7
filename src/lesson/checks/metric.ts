import * as v from "valibot";
import type { RunRecord } from "../../experiment/run-record";
import { countText, defineCheck, nameText, numberText } from "./check";
import { finishedRuns, type Evidence } from "./evidence";
import { met, notAttempted, open, type Grade, type GradeGauge } from "./grade";
import { bestMoment, measured, readMetricPath, type MetricPath } from "./metric-path";

const metricText = v.pipe(
  nameText,
  v.transform(readMetricPath),
  v.check((path) => path !== null, "is not a known metric"),
  v.transform((path) => path as MetricPath),
);

const parameters = v.pipe(
  v.strictObject({
    metric: metricText,
    min: v.optional(numberText),
    max: v.optional(numberText),
    at: v.optional(v.picklist(["last", "best"])),
    seed: v.optional(countText),
    family: v.optional(nameText),
  }),
  v.check(({ min, max }) => min !== undefined || max !== undefined, "needs min or max"),
);

interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const within = (value: number, { min, max }: Bounds): boolean =>
  (min === undefined || value >= min) && (max === undefined || value <= max);

/** Shares live between 0 and 1 and are looked at near their target; counts start at 0. */
function gaugeOf(path: MetricPath, value: number, bounds: Bounds, run: RunRecord, was?: number): GradeGauge {
  const isShare = path.of !== null && !path.lessIsBetter;
  const target = bounds.min ?? bounds.max ?? 0;
  let [min, max] = [0, 2 * (bounds.max ?? target) || 1];
  if (isShare) [min, max] = [Math.max(0, 1 - 4 * (1 - target)), 1];
  else if (path.path === "epochs" && run.started) max = Math.max(run.started.epochs, target);
  min = Math.min(min, value, was ?? value);
  max = Math.max(max, value, was ?? value);
  return { min, max, from: bounds.min ?? min, to: bounds.max ?? max, value, ...(was === undefined ? {} : { was }) };
}

/** A share of rows as a number of rows, where the metric is one: "74 of the 80 are right and 76 are needed". */
function why(path: MetricPath, value: number, bounds: Bounds, run: RunRecord): Grade["why"] {
  const side = bounds.min !== undefined && value < bounds.min ? "min" : "max";
  const target = bounds[side] ?? 0;
  const best = bestMoment(path, run);
  const rows = path.of ? run.prepared?.rows[path.of.part] : undefined;
  const bestReaches = best !== null && within(best.value, bounds);
  if (path.of?.measure === "accuracy" && side === "min" && rows) {
    const counts = { right: Math.round(value * rows), rows, needed: Math.ceil(target * rows - 1e-9) };
    if (!bestReaches || !best) return { key: "right-of", values: counts };
    return {
      key: "right-of-was",
      values: { ...counts, epoch: Math.round(best.epoch), was: Math.round(best.value * rows) },
    };
  }
  if (bestReaches && best) {
    return { key: "was-within", values: { value, target, was: best.value, epoch: Math.round(best.epoch) } };
  }
  return { key: side === "min" ? "below" : "above", values: { value, target } };
}

/** A measured number within bounds: of a part, of the model, or of the settings the run was made with. */
export const metric = defineCheck("metric", parameters, ({ seed, family, ...asked }, evidence) => {
  if (seed === undefined && family === undefined) return gradeRun(asked, evidence.run);
  const grades = runsOf({ seed, family }, evidence).map((run) => gradeRun(asked, run));
  const grade = grades.find(({ state }) => state === "met") ?? grades[0];
  if (grade) return grade;
  const { experiment } = evidence.run ?? {};
  return seed === undefined || !experiment || experiment.seed === seed
    ? notAttempted()
    : notAttempted("other-seed", { seed, now: experiment.seed });
});

interface Which {
  readonly seed?: number | undefined;
  readonly family?: string | undefined;
}

/** Finished runs with this seed, of this family, newest first: in a lesson with several starts they tell one from the other. */
const runsOf = ({ seed, family }: Which, evidence: Evidence): readonly RunRecord[] =>
  finishedRuns(evidence)
    .filter(({ experiment }) => seed === undefined || experiment.seed === seed)
    .filter(({ experiment }) => family === undefined || experiment.model.family === family)
    .toReversed();

type Asked = Bounds & { readonly metric: MetricPath; readonly at?: "last" | "best" | undefined };

function gradeRun({ metric: path, min, max, at }: Asked, run: RunRecord | null): Grade {
  const bounds = { min, max };
  if (!run) return notAttempted();
  const best = bestMoment(path, run);
  const value = at === "best" ? best?.value : measured(path, run, at === "last" ? "last" : "result");
  if (value === undefined || !Number.isFinite(value)) {
    return notAttempted(path.of?.part === "test" ? "test-closed" : "train-first");
  }
  const was = best && best.value !== value && at !== "best" ? best.value : undefined;
  const extra = { value, target: min ?? max, gauge: gaugeOf(path, value, bounds, run, was) };
  if (within(value, bounds)) return met(extra);
  const reason = why(path, value, bounds, run);
  return open(reason.key, reason.values, extra);
}
