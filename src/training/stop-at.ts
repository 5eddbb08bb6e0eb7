import { isBetter } from "../experiment/measures";
import type { Metrics } from "../experiment/run-event";
import type { Training } from "../experiment/training";

/** Whether the metric is as good as was asked for. One that is not measured never is. */
export function isReached({ metric, value }: NonNullable<Training["stopAt"]>, metrics: Metrics): boolean {
  const measured = metrics[metric];
  if (measured === undefined) return false;
  return measured === value || isBetter(metric, measured, value);
}
