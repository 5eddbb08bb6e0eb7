import type { CellFilter } from "../../experiment/table-query";
import { dataText } from "../../i18n/data-text";
import { readNumber } from "../../ui/number-text";

export type FilterWay = CellFilter["holds"];

/** What is typed for one column. */
export interface FilterDraft {
  readonly holds: FilterWay;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export const emptyDraft = (numeric: boolean): FilterDraft => ({
  holds: numeric ? "between" : "contains",
  text: "",
  from: "",
  to: "",
});

/** What may be asked of a column's cells. */
export const waysFor = (numeric: boolean, isPicture: boolean): readonly FilterWay[] =>
  isPicture ? ["missing"] : numeric ? ["between", "missing"] : ["contains", "equals", "missing"];

/** The filter that a draft means; null where nothing is asked for yet, or a number is none. */
export function filterOf(column: string, { holds, text, from, to }: FilterDraft): CellFilter | null {
  if (holds === "missing") return { column, holds };
  if (holds !== "between") return text.trim() === "" ? null : { column, holds, text: text.trim() };
  const bounds = { from: boundOf(from), to: boundOf(to) };
  if (Number.isNaN(bounds.from) || Number.isNaN(bounds.to)) return null;
  return bounds.from === null && bounds.to === null ? null : { column, holds, ...bounds };
}

/** null is open, NaN no number. */
export const boundOf = (typed: string): number | null => (typed.trim() === "" ? null : readNumber(typed));

/** As it was typed. */
export function draftOf(filter: CellFilter): FilterDraft {
  const { holds } = filter;
  const numbers = holds === "between" ? { from: String(filter.from ?? ""), to: String(filter.to ?? "") } : {};
  const text = holds === "contains" || holds === "equals" ? filter.text : "";
  return { ...emptyDraft(false), holds, text, ...numbers };
}

export function filterWords(filter: CellFilter): string {
  const { said } = dataText.m.table.filter;
  const written = (value: number | null) => (value === null ? null : String(value).replace("-", "−"));
  if (filter.holds === "missing") return said.missing(filter.column);
  if (filter.holds === "between") return said.between(filter.column, written(filter.from), written(filter.to));
  return said[filter.holds](filter.column, filter.text);
}
