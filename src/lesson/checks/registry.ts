import type { CheckSpec } from "../lesson";
import { beatsBaseline } from "./beats-baseline";
import type { Check } from "./check";
import { columnDropped } from "./column-dropped";
import { columnUsed } from "./column-used";
import { compared } from "./compared";
import { earlyStopping } from "./early-stopping";
import type { Evidence } from "./evidence";
import { exported } from "./exported";
import { family } from "./family";
import { gap } from "./gap";
import { notAttempted, type Grade } from "./grade";
import { labelled } from "./labelled";
import { metric } from "./metric";
import { opened } from "./opened";
import { pointsAdded } from "./points-added";
import { predicted } from "./predicted";
import { setting } from "./setting";
import { splitBy } from "./split-by";
import { stepUsed } from "./step-used";

const all: readonly Check[] = [
  metric,
  gap,
  columnDropped,
  columnUsed,
  stepUsed,
  splitBy,
  family,
  beatsBaseline,
  compared,
  earlyStopping,
  opened,
  exported,
  predicted,
  pointsAdded,
  labelled,
  setting,
];

/** Every check a lesson may name. */
export const checks: ReadonlyMap<string, Check> = new Map(all.map((check) => [check.name, check]));

/** Grades a check on what the learner really did. */
export function grade(spec: CheckSpec, evidence: Evidence): Grade {
  return checks.get(spec.name)?.grade(spec.parameters, evidence) ?? notAttempted("unknown-check");
}
