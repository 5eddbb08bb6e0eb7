/** "−0.250", with a real minus sign; digits after the point fixed. */
export const fixed = (value: number, digits: number): string =>
  Number.isFinite(value)
    ? value.toFixed(digits).replace("-", "−")
    : Number.isNaN(value)
      ? "NaN"
      : value > 0
        ? "∞"
        : "−∞";

/** Three significant figures by default, without an exponent from 0.0001 to 999,999: 0.00123, 12.3, 4,120, 3e−5. */
export function short(value: number, figures = 3): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return fixed(value, 0);
  if (size >= 1e6 || size < 1e-4)
    return value
      .toExponential(figures - 1)
      .replace(/\.?0+e/, "e")
      .replaceAll("-", "−")
      .replace("e+", "e");
  if (size >= 1000) return whole(value);
  const digits = Math.max(0, figures - 1 - Math.floor(Math.log10(size)));
  return Number(value.toFixed(digits)).toString().replace("-", "−");
}

/** Whole numbers with thousands set apart: 20,640. By hand: the first `toLocaleString` holds a slow phone up for 40 ms. */
export const whole = (value: number): string => fixed(Math.round(value), 0).replace(/\B(?=(\d{3})+$)/g, ",");

/** Reads what a person typed: decimal comma or point, a real minus sign, blanks. NaN if it is no number. */
export function readNumber(typed: string): number {
  const plain = typed.trim().replace("−", "-").replace(",", ".");
  return plain === "" ? NaN : Number(plain);
}
