import { numberOf } from "./number-text";

/** An amount and what it is counted in, "" where nothing is said. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
}

const currency = /[$€£¥₹]/g;
const amount = /^([+\-\u2212]?\s*[\d.,'\u2019 \u00a0\u202f]*\d[.,]?(?:[eE][+-]?\d+)?)\s*(\p{L}.*|[%‰°"'′″].*)?$/u;

/**
 * Text as a quantity: "3.5 kg", "$1,200", "-4,5 °C" (with a decimal comma), "45 %". null where it holds no number, or more
 * than one: "3–4 kg".
 */
export function quantityOf(text: string, decimal: "." | ","): Quantity | null {
  const sign = text.match(currency)?.[0];
  const match = amount.exec(text.replace(currency, "").trim());
  if (!match) return null;
  const value = numberOf((match[1] ?? "").replace(/^([+\-\u2212])\s+/, "$1"), decimal);
  const unit = match[2]?.trim() ?? "";
  return Number.isNaN(value) || /\d/.test(unit.replace(/^\D+\d$/, "")) ? null : { value, unit: unit || (sign ?? "") };
}
