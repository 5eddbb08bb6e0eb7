import { learnsBy } from "../experiment/learns";
import { measures, type Measure } from "../experiment/measures";
import type { Bench } from "./bench.svelte";

const ofClasses: readonly Measure[] = ["loss", "accuracy", "macroF1", "auc"];
const ofNumbers: readonly Measure[] = ["loss", "rmse", "mae", "r2"];

/** What a run of the experiment in hand can be measured by; all there is, where it is not yet known what it predicts. */
export function measuresKnown({ experiment, run }: Pick<Bench, "experiment" | "run">): readonly Measure[] {
  const learns = learnsBy[experiment.model.family];
  if (learns !== "target") return learns === "groups" ? ["loss"] : ["loss", "explained"];
  const before = run && run.experiment.target === experiment.target ? run.prepared : null;
  if (before && learnsBy[run?.experiment.model.family ?? "mlp"] === "target") {
    if (before.classes.length === 0) return ofNumbers;
    return before.classes.length === 2 ? ofClasses : ofClasses.filter((measure) => measure !== "auc");
  }
  if (experiment.task === "regression") return ofNumbers;
  return experiment.task === "classification" || experiment.data.kind === "points" ? ofClasses : measures;
}
