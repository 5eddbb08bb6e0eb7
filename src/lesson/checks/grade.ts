/** Where a measured value stands between `min` and `max`; `from` to `to` is what is asked for. */
export interface GradeGauge {
  readonly min: number;
  readonly max: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** The best moment of the run, where it is not this one. */
  readonly was?: number;
}

/** A check's verdict. "not-attempted" is not "open": nothing was measured yet. */
export interface Grade {
  readonly state: "met" | "open" | "not-attempted";
  /** The number that was measured. */
  readonly value?: number;
  readonly target?: number;
  readonly gauge?: GradeGauge;
  /** Data for a sentence; the sentences live with the translations (`lesson.why`). */
  readonly why: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
}

export const met = (extra: Partial<Grade> = {}): Grade => ({ state: "met", why: { key: "met", values: {} }, ...extra });

export const open = (key: string, values: Grade["why"]["values"] = {}, extra: Partial<Grade> = {}): Grade => ({
  state: "open",
  why: { key, values },
  ...extra,
});

export const notAttempted = (key = "train-first", values: Grade["why"]["values"] = {}): Grade => ({
  state: "not-attempted",
  why: { key, values },
});

/** A count that should reach `wanted`. */
export function gradeCount(count: number, wanted: number, key: string, values: Grade["why"]["values"] = {}): Grade {
  const gauge = { min: 0, max: Math.max(wanted, count, 1), from: wanted, to: Math.max(wanted, count, 1), value: count };
  const extra = { value: count, target: wanted, gauge };
  if (count >= wanted) return met(extra);
  return { ...open(key, { count, wanted, ...values }, extra), state: count === 0 ? "not-attempted" : "open" };
}
