import { spellingKey } from "../apply-cells";
import { spellings } from "../prepare/steps/merge-spellings/spellings";
import { labelCounts, type TextColumn } from "../table";
import { rowsOfLabels, type FoundFault } from "./found-fault";

const longLabel = 30;
/** Labels that say that nothing is known; they were read as levels, for they may mean something. */
const sayNothing = new Set([
  "unknown",
  "unk",
  "none",
  "nil",
  "-",
  "--",
  ".",
  "missing",
  "n.a.",
  "not available",
  "undefined",
  "999",
  "9999",
]);

/** Other spellings, abbreviations, labels that say "unknown", and labels too long to read in a chart. */
export function labelFaults(column: TextColumn, isCategory: boolean): FoundFault[] {
  const found: FoundFault[] = [];
  const counts = labelCounts(column);
  const used = column.labels.filter((_, code) => (counts[code] as number) > 0);
  const groups = spellings(column);
  const merged = [...groups.values()].flatMap(({ label, others }) =>
    others.map((other) => ({ from: other, to: label })),
  );
  if (isCategory) merged.push(...abbreviations(column, counts, groups));
  if (merged.length > 0) {
    const examples = merged.slice(0, 20).map(({ from, to }) => `${from} → ${to}`);
    found.push({
      fault: "spelling",
      rows: rowsOfLabels(
        column,
        merged.map(({ from }) => from),
      ),
      values: { spellings: merged.length, examples: examples.join(", ") },
    });
  }
  for (const label of used.filter((one) => sayNothing.has(one.trim().toLowerCase()))) {
    found.push({ fault: "code", rows: rowsOfLabels(column, [label]), values: { code: label } });
  }
  const long = used.filter((label) => label.length > longLabel);
  if (long.length > 0) {
    const rows = rowsOfLabels(column, long);
    found.push({
      fault: "long-labels",
      rows: [],
      count: rows.length,
      values: { labels: long.length, example: long[0] ?? "" },
    });
  }
  return found;
}

/** "M" beside "MALE": rare, short, and the beginning of exactly one other label. */
function abbreviations(
  column: TextColumn,
  counts: Int32Array,
  groups: ReadonlyMap<string, { label: string }>,
): { from: string; to: string }[] {
  const countOf = new Map(column.labels.map((label, code) => [label, counts[code] as number]));
  return [...groups].flatMap(([key, { label }]) => {
    if (key.length > 3 || /\d/.test(key)) return [];
    const full = [...groups.keys()].filter((other) => other.length > key.length + 1 && other.startsWith(key));
    const to = full.length === 1 ? groups.get(full[0] ?? "")?.label : undefined;
    if (to === undefined || spellingKey(to) === key) return [];
    return (countOf.get(label) ?? 0) < 0.2 * (countOf.get(to) ?? 0) ? [{ from: label, to }] : [];
  });
}
