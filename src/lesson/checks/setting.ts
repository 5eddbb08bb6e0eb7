import * as v from "valibot";
import { defineCheck, nameText } from "./check";
import { met } from "./grade";
import { settingAt } from "./metric-path";

const parameters = v.strictObject({
  path: v.pipe(v.string(), v.regex(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/, "is not a path of names")),
  is: nameText,
});

/** A setting of the experiment is this text, number or yes/no (`true`, `false`). */
export const setting = defineCheck("setting", parameters, ({ path, is }, { experiment }) => {
  const value = settingAt(experiment, path);
  const isSo = ["string", "number", "boolean"].includes(typeof value) && String(value) === is;
  return isSo ? met() : { state: "not-attempted", why: { key: "set-otherwise", values: { path, is } } };
});
