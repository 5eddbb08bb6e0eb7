import * as v from "valibot";
import { countText, defineCheck } from "./check";
import { gradeCount } from "./grade";

/** Points the learner added to a plane by hand. */
export const pointsAdded = defineCheck("points-added", v.strictObject({ min: countText }), ({ min }, { experiment }) =>
  gradeCount(experiment.data.kind === "points" ? (experiment.data.added?.length ?? 0) : 0, min, "add-points"),
);
