import * as v from "valibot";
import { families } from "../../experiment/learns";
import { defineCheck } from "./check";
import { finishedRuns } from "./evidence";
import { met } from "./grade";

const parameters = v.strictObject({ is: v.picklist(families) });

/** A model of this family was trained to the end. */
export const family = defineCheck("family", parameters, ({ is }, evidence) =>
  finishedRuns(evidence).some((run) => run.experiment.model.family === is)
    ? met()
    : { state: "not-attempted", why: { key: "family-not-trained", values: { family: is } } },
);
