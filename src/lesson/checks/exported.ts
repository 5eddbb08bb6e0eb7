import * as v from "valibot";
import { defineCheck } from "./check";
import { met } from "./grade";

const parameters = v.strictObject({ kind: v.picklist(["html", "tfjs", "card"]) });

/** The model was taken away in this form. */
export const exported = defineCheck("exported", parameters, ({ kind }, evidence) =>
  evidence.exported.includes(kind) ? met() : { state: "not-attempted", why: { key: "not-exported", values: { kind } } },
);
