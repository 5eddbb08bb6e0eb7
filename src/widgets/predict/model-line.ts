import type { TrainedModel } from "../../experiment/trained-model";
import { deployText } from "../../i18n/deploy-text";
import { short } from "../../ui/number-text";

/** What a model is and how well it did on the rows that judged it last, in two sentences. */
export function modelLine({ family, layers, preparation, metrics, task }: TrainedModel): string {
  const t = deployText.m.model;
  const hidden = layers.slice(0, -1).map(({ units }) => units);
  const kind =
    (Object.hasOwn(t.kinds, family) ? (t.kinds[family] ?? t.other) : t.other) +
    (hidden.length > 0 ? t.units(hidden) : "");
  const columns = new Set(preparation.columns.map(({ source }) => source)).size;
  const line = t.predicts(kind, preparation.target.name, columns);
  const part = Object.keys(metrics.test).length > 0 ? "test" : "validation";
  const { accuracy, rmse } = metrics[part];
  if (task === "classification" && accuracy !== undefined)
    return `${line} ${t.accuracy(part, `${(100 * accuracy).toFixed(1)}\u00a0%`)}`;
  return task === "regression" && rmse !== undefined ? `${line} ${t.error(part, short(rmse))}` : line;
}
