import { dateOf } from "../apply-cells";
import { looksLikeImage } from "../images/image-cell";
import { allRows } from "../profile/found-fault";
import { orderOf } from "../profile/ordered-labels";
import type { Pieces } from "../pieces";
import { momentOfLabel } from "../split/by-time";
import { sorting } from "./sorting";

/** As a reader expects it: "a2" before "a10", "Émile" beside "Emil". Dear, so that more labels go by their characters. */
const byEye = new Intl.Collator("en", { numeric: true });
const mostByEye = 20_000;
const mostlyDates = 0.95;

/**
 * A number a label by which it is sorted: its place among dates, on a scale of words ("low, medium, high"), or in the
 * alphabet. Pictures have no order: all are equal.
 */
export function* labelRanks(labels: readonly string[]): Pieces<Float64Array> {
  const ranks = new Float64Array(labels.length);
  if (labels.some(looksLikeImage)) return ranks;
  const dates = labels.slice(0, 200).filter((label) => dateOf(label) !== null).length;
  if (labels.length > 0 && dates >= mostlyDates * Math.min(200, labels.length)) {
    // What is no date stands before all that are.
    return Float64Array.from(labels, (label) => {
      const moment = momentOfLabel(label);
      return Number.isNaN(moment) ? -Infinity : moment;
    });
  }
  const scale = orderOf(labels);
  if (scale) return ranks.map((_, code) => scale.indexOf(labels[code] ?? ""));
  const compare =
    labels.length > mostByEye
      ? (a: number, b: number) => (labels[a] as string) > (labels[b] as string)
      : (a: number, b: number) => byEye.compare(labels[a] as string, labels[b] as string) > 0;
  const order = yield* sorting(allRows(labels.length), compare);
  order.forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}
