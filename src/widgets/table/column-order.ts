import type { ColumnProfile } from "../../experiment/table-profile";
import type { CellFault } from "./fault-kinds";

/**
 * Places of the table's columns as they are shown: those asked for come first, and before all others those with the faults
 * that are looked for.
 */
export function columnOrder(
  names: readonly string[],
  ahead: readonly string[],
  faults: readonly CellFault[],
  columnOf: ReadonlyMap<string, ColumnProfile>,
): readonly number[] {
  const asked = ahead.flatMap((name) => (names.includes(name) ? [names.indexOf(name)] : []));
  const others = names.flatMap((name, index) => (ahead.includes(name) ? [] : [index]));
  const all = [...asked, ...others];
  if (faults.length === 0) return all;
  const wanted: readonly string[] = faults;
  const has = (index: number) =>
    columnOf.get(names[index] ?? "")?.faults.some(({ fault }) => wanted.includes(fault)) ?? false;
  return [...all.filter(has), ...all.filter((index) => !has(index))];
}
