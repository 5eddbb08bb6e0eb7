import { applyOperation, dateOf, isTextEncoder, type Cell } from "../../data/apply-cells";
import { looksLikeImage, sizeOfImage, type Pixels } from "../../data/images/pixels-of";
import { askedColumns } from "../../data/asked-columns";
import { numberOf } from "../../data/number-text";
import type { CellOperation, FittedColumn, FittedPreparation } from "../../experiment/trained-model";

/** One raw column as a field to fill in. `start` is what stands there first: the median, the most frequent label. */
export type Field = NumberField | LabelField | DateField | TextField | PictureField;

export interface NumberField {
  readonly kind: "number";
  readonly source: string;
  readonly start: string;
  readonly min: number;
  readonly max: number;
  readonly decimal: "." | ",";
  /** Marks that stand for "not known". */
  readonly missing: readonly string[];
  /** What the preparation makes of a number before it is measured by the range. */
  readonly repairs: readonly Extract<CellOperation, { op: "convert" | "relabel" }>[];
}

export interface LabelField {
  readonly kind: "label";
  readonly source: string;
  readonly start: string;
  /** The training rows' labels, the most frequent first. */
  readonly labels: readonly string[];
}

export interface DateField {
  readonly kind: "date";
  readonly source: string;
  readonly start: string;
  /** Years of the training rows, where all of their dates are known. */
  readonly years: { readonly min: number; readonly max: number } | null;
}

/** Free text, of which the model knows some words. */
export interface TextField {
  readonly kind: "text";
  readonly source: string;
  readonly start: string;
}

/** A picture; `start` is one of the training rows'. */
export interface PictureField {
  readonly kind: "picture";
  readonly source: string;
  readonly start: string;
  readonly shape: Omit<Pixels, "pixels">;
}

/** A label that no table has: the model gets none of those it knows. */
export const anotherLabel = "(another)";
/** A summary that has as many labels may have left some out. */
const mostLabels = 60;

/** A field for every raw column that the model looks at, in its order; a date's four features are one field. */
export const fieldsOf = (preparation: FittedPreparation): readonly Field[] => askedColumns(preparation).map(fieldOf);

function fieldOf({ source, summary, decimal, missing, operations }: FittedColumn): Field {
  if ("labels" in summary) {
    const { labels } = summary;
    const shape = sizeOfImage(labels[0] ?? "");
    if (shape) return { kind: "picture", source, start: labels[0] ?? "", shape };
    if (operations.some(({ op }) => op === "date-part")) return dateField(source, labels);
    if (operations.some(isTextEncoder)) return { kind: "text", source, start: labels[0] ?? "" };
    return { kind: "label", source, start: labels[0] ?? "", labels };
  }
  const start = String(Number(summary.median.toPrecision(4)));
  return {
    kind: "number",
    source,
    start: decimal === "," ? start.replace(".", ",") : start,
    min: summary.min,
    max: summary.max,
    decimal,
    missing,
    repairs: operations.flatMap((one) => (one.op === "convert" || one.op === "relabel" ? [one] : [])),
  };
}

function dateField(source: string, labels: readonly string[]): DateField {
  const dates = labels.map(isoDate).filter((date) => date !== null);
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const allKnown = years.length > 0 && labels.length < mostLabels;
  return {
    kind: "date",
    source,
    start: dates[0] ?? "",
    years: allKnown ? { min: Math.min(...years), max: Math.max(...years) } : null,
  };
}

/** A date as a date field wants it: 2007-11-11. */
const isoDate = (label: string): string | null =>
  dateOf(label)
    ?.map((part) => String(part).padStart(2, "0"))
    .join("-") ?? null;

/** What is to be said of what stands in a field. "open": nothing, or a label that the model does not know. */
export type FieldState = "fine" | "open" | "outside" | "not-a-number";

export function stateOf(field: Field, typed: string): FieldState {
  const text = typed.trim();
  if (text === "") return "open";
  switch (field.kind) {
    case "text":
      return "fine";
    case "picture":
      return looksLikeImage(text) ? "fine" : "open";
    case "label":
      return field.labels.includes(typed) ? "fine" : "open";
    case "date":
      return field.years && isOutside(Number(text.slice(0, 4)), field.years) ? "outside" : "fine";
    case "number": {
      if (field.missing.includes(text)) return "open";
      const value = numberOf(text, field.decimal);
      if (Number.isNaN(value)) return "not-a-number";
      const known = repaired(field, value);
      return known === null ? "open" : isOutside(known, field) ? "outside" : "fine";
    }
    default:
      return field satisfies never;
  }
}

/** A number in the column's unit; null where the preparation takes it for a gap. */
function repaired({ repairs }: NumberField, typed: number): number | null {
  let cell: Cell = typed;
  for (const repair of repairs) cell = applyOperation(repair, cell);
  const value = Number(cell ?? NaN);
  return Number.isNaN(value) ? null : value;
}

/** A bound is known to some twelve digits only: what was converted may miss it by a hair. */
const isOutside = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean => {
  const hair = 1e-9 * Math.max(Math.abs(min), Math.abs(max));
  return value < min - hair || value > max + hair;
};
