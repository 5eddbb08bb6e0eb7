import { sameTraining } from "../../bench/same-training";
import type { Measure } from "../../experiment/measures";
import type { RunRecord } from "../../experiment/run-record";
import { benchText } from "../../i18n/bench-text";
import { controlText } from "../../i18n/control-text";
import type { CurveSeries } from "../../plots/Curves.svelte";
import { changeWords } from "../compare/change-words";
import { historyCurve, thinned } from "./history-curve";

const mostPoints = 300;

/** What learns without a target has a loss of another kind. */
const kindOf = ({ experiment: { model } }: RunRecord): string =>
  model.family === "clustering" || model.family === "autoencoder" ? model.family : "";

/** The curves of earlier runs, on validation rows, each named by what makes it another than the one in hand. */
export function earlierCurves(
  kept: readonly RunRecord[],
  run: RunRecord | null,
  measure: Measure,
): readonly CurveSeries[] {
  const labels = new Map<string, number>();
  // The same settings give the same curve: it would lie under the one in hand.
  const others = kept.filter(
    (each) =>
      each.history.length > 1 &&
      (!run || (each.id !== run.id && !sameTraining(each.experiment, run.experiment) && kindOf(each) === kindOf(run))),
  );
  return others.flatMap((each) => {
    const values = thinned(historyCurve(each.history, "validation", measure), mostPoints);
    if (values.length === 0) return [];
    const { validation } = benchText.m.curves;
    const { unfinished } = controlText.m.curves;
    const changed = run ? changeWords(run.experiment, each.experiment, { most: 1 }) : validation;
    const words = each.result ? changed : unfinished(changed);
    const times = (labels.get(words) ?? 0) + 1;
    labels.set(words, times);
    return [{ label: times > 1 ? `${words} (${times})` : words, tone: "other", values, earlier: true }];
  });
}

/** Other measures of the run in hand, on validation rows where it has some. */
export const furtherCurves = (run: RunRecord | null, measures: readonly Measure[]): readonly CurveSeries[] =>
  measures.flatMap((each) => {
    const { history = [] } = run ?? {};
    const [validation, training] = (["validation", "train"] as const).map((part) => historyCurve(history, part, each));
    const values = thinned((validation?.length ? validation : training) ?? [], mostPoints);
    return values.length > 0 ? [{ label: benchText.m.curves[each], tone: "other", values }] : [];
  });
