import type { RunRecord } from "../../experiment/run-record";
import type { Fix } from "./fix";

export const ruleNames = [
  "diverged",
  "leak",
  "rate-too-high",
  "dead-units",
  "saturation",
  "vanishing",
  "rate-too-low",
  "majority",
  "overfitting",
  "gap",
] as const;
export type RuleName = (typeof ruleNames)[number];

/** What the tutor noticed in a run: which rule spoke, the numbers it goes by, and one reversible repair. */
export interface Remark {
  readonly rule: RuleName;
  /** For the sentence (`lesson.tutor`). */
  readonly evidence: Readonly<Record<string, string | number>>;
  readonly fix: Fix | null;
  /** Epoch the remark points at. */
  readonly epoch?: number;
}

/** A rule reads a run's telemetry, also in the middle of it; null: it knows nothing worth saying. */
export type Rule = (run: RunRecord) => Remark | null;
