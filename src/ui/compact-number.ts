import { short } from "./number-text";

const sizes = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
] as const;

/** As `short`, but millions and more with their letter: 12.3 M, 4 B. */
export function compact(value: number, figures = 3): string {
  const size = Math.abs(value);
  const [unit, letter] = sizes.find(([one]) => size >= one && size < 1000 * one) ?? [];
  return unit === undefined || letter === undefined
    ? short(value, figures)
    : `${short(Number((value / unit).toPrecision(figures)), figures)} ${letter}`;
}
