import type { Experiment } from "../../experiment/experiment";

export type Thousands = NonNullable<NonNullable<Experiment["reading"]>["thousands"]>;

/** As they are typed and as they are set: a blank may be one that keeps the number on its line. */
const writings: Readonly<Record<Thousands, string>> = {
  ",": ",",
  ".": ".",
  " ": " \u00a0\u202f",
  "'": "'\u2019",
  none: "",
};

/** Whether the marks within a number are its decimal mark and that of its thousands only. */
export function isGroupedBy(text: string, decimal: "." | ",", thousands: Thousands): boolean {
  for (const [mark] of text.matchAll(/(?<=\d)[^\deE](?=\d)/g)) {
    if (mark !== decimal && !writings[thousands].includes(mark)) return false;
  }
  return true;
}
