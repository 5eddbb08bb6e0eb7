import type { SplitLeak } from "../../experiment/split-preview";
import { kindOf } from "../column-kind";
import { writtenUnits } from "../profile/text-units";
import { grouped } from "../grouped";
import { looksLikeImage } from "../images/pixels-of";
import type { Pieces } from "../pieces";
import { labelCounts, type Column, type Table, type TextColumn } from "../table";
import { alikeness } from "./alike";
import { hasTraits, numberNames } from "./named-things";

/** A column with at least this share of different values names things rather than sorts them. */
const namingShare = 0.2;
/** From here on rows of one name seem to be of one thing: half of what could differ does not. */
const loudAlikeness = 0.4;
const loudShare = 0.02;

/**
 * Columns that name things, of which names stand on both sides: the same bird, house or person.
 * @param features columns by which rows of one name are compared @param isSettled the learner has said what stays together
 */
export function* namesAcross(
  table: Table,
  training: Int32Array,
  others: readonly number[],
  naming: readonly Column[],
  features: readonly Column[],
  isSettled: boolean,
): Pieces<SplitLeak[]> {
  const leaks: SplitLeak[] = [];
  for (const one of naming) {
    yield;
    const column = one.kind === "number" ? numberNames(one) : one;
    if (!column || column.labels.some(looksLikeImage)) continue;
    if (kindOf(column, training, table.sourceRows).kind === "date") continue;
    // "12 kg" is no name, however many rows weigh as much.
    if (one.kind === "text" && writtenUnits(one, table.reading.decimal)) continue;
    const taught = labelCounts(column, training);
    const judged = labelCounts(column, others);
    const sum = (counts: Int32Array): number => counts.reduce((all, count) => all + count, 0);
    const of = sum(judged);
    const distinct = taught.reduce(
      (count, rows, code) => count + (rows > 0 || (judged[code] as number) > 0 ? 1 : 0),
      0,
    );
    const isNaming = one.kind === "text" && distinct >= namingShare * (sum(taught) + of);
    if (!isNaming && !hasTraits(table, column)) continue;
    const repeated = others.filter((row) => (taught[column.codes[row] as number] ?? 0) > 0);
    const example = column.labels[column.codes[repeated[0] ?? -1] ?? -1];
    if (example === undefined) continue;
    const compared = features.filter((feature) => feature !== one);
    const alike = alikeness(compared, training, pairsOfOneName(column, training, repeated));
    const loud = !isSettled && alike >= loudAlikeness && repeated.length >= loudShare * of;
    leaks.push({ leak: "names", loud, column: column.name, rows: repeated.length, of, example, alike });
  }
  return leaks.sort((a, b) => alikeOf(b) - alikeOf(a));
}

const alikeOf = (leak: SplitLeak): number => (leak.leak === "names" ? leak.alike : 0);

/** Draws a row that judges and a training row of its name. */
function pairsOfOneName(
  column: TextColumn,
  training: Int32Array,
  repeated: readonly number[],
): Parameters<typeof alikeness>[2] {
  const wanted = new Set(repeated.map((row) => column.codes[row] as number));
  const byCode = grouped(training, (row) => {
    const code = column.codes[row] as number;
    return wanted.has(code) ? code : null;
  });
  return (random) => {
    const row = repeated[random.below(repeated.length)];
    const twins = row === undefined ? undefined : byCode.get(column.codes[row] as number);
    const twin = twins?.[random.below(twins.length)];
    return row === undefined || twin === undefined ? null : [row, twin];
  };
}
