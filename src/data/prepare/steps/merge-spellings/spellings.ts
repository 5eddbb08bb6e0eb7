import { spellingKey } from "../../../apply-cells";
import { grouped } from "../../../grouped";
import { looksLikeImage } from "../../../images/pixels-of";
import { labelCounts, type TextColumn } from "../../../table";

/**
 * Spelling key → the most frequent spelling, for keys with more than one spelling. Pictures are not spelt.
 * @param rows where they are counted
 */
export function spellings(
  column: TextColumn,
  rows?: ArrayLike<number>,
): Map<string, { label: string; others: string[] }> {
  const counts = labelCounts(column, rows);
  const order = column.labels
    .map((label, code) => ({ label, count: counts[code] as number }))
    .filter(({ label, count }) => count > 0 && !looksLikeImage(label));
  // Of two equally frequent spellings the one without blanks at its ends, then the first by character, stays.
  order.sort((a, b) => b.count - a.count || blankEnds(a.label) - blankEnds(b.label) || (a.label < b.label ? -1 : 1));
  const byKey = grouped(
    order.map(({ label }) => label),
    spellingKey,
  );
  return new Map([...byKey].map(([key, [label = "", ...others]]) => [key, { label, others }]));
}

const blankEnds = (label: string): number => (label === label.trim() ? 0 : 1);
