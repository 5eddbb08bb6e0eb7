import type { Metrics } from "../experiment/run-event";
import type { Training } from "../experiment/training";

const lessIsBetter = ["loss", "rmse", "mae"];

/** Whether the metric is as good as was asked for. One that is not measured never is. */
export function isReached({ metric, value }: NonNullable<Training["stopAt"]>, metrics: Metrics): boolean {
  const measured = metrics[metric];
  if (measured === undefined) return false;
  return lessIsBetter.includes(metric) ? measured <= value : measured >= value;
}
