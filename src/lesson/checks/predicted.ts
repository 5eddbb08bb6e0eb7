import * as v from "valibot";
import { countText, defineCheck } from "./check";
import { gradeCount } from "./grade";

/** A form was asked for predictions. */
export const predicted = defineCheck("predicted", v.strictObject({ count: countText }), ({ count }, evidence) =>
  gradeCount(evidence.predicted, count, "predict-more"),
);
