import { askedColumns } from "../../data/asked-columns";
import type { TrainedModel } from "../../experiment/trained-model";
import { deployText } from "../../i18n/deploy-text";
import { unlabelledText } from "../../i18n/unlabelled-text";
import { fixed, short } from "../../ui/number-text";

/** What a model is and how well it did on the rows that judged it last, in two sentences. */
export function modelLine(model: TrainedModel): string {
  const { family, layers, preparation, metrics, task } = model;
  const t = deployText.m.model;
  const hidden = layers.slice(0, -1).map(({ units }) => units);
  const kind =
    (Object.hasOwn(t.kinds, family) ? (t.kinds[family] ?? t.other) : t.other) +
    (hidden.length > 0 ? t.units(hidden) : "");
  const columns = askedColumns(preparation).length;
  if (task === "clustering" || task === "reconstruction") return unlabelledLine(model, kind, columns);
  const line = t.predicts(kind, preparation.target.name, columns);
  const part = Object.keys(metrics.test).length > 0 ? "test" : "validation";
  const { accuracy, rmse } = metrics[part];
  if (task === "classification" && accuracy !== undefined)
    return `${line} ${t.accuracy(part, `${(100 * accuracy).toFixed(1)}\u00a0%`)}`;
  return task === "regression" && rmse !== undefined ? `${line} ${t.error(part, short(rmse))}` : line;
}

/** The code is the narrowest layer. */
function unlabelledLine({ classes, layers, metrics, task }: TrainedModel, kind: string, columns: number): string {
  const t = unlabelledText.m.model;
  const part = Object.keys(metrics.test).length > 0 ? "test" : "validation";
  const { silhouette, explained } = metrics[part];
  if (task === "clustering") {
    const line = t.groups(classes.length, columns);
    return silhouette === undefined ? line : `${line} ${t.silhouette(part, fixed(silhouette, 3))}`;
  }
  const code = Math.min(...layers.map(({ units }) => units));
  const line = t.squeezes(kind, code, columns);
  return explained === undefined ? line : `${line} ${t.explained(part, `${fixed(100 * explained, 1)}\u00a0%`)}`;
}
