import * as v from "valibot";
import type { WidgetMeta } from "../widget";
import { readPatch } from "./patch";

const patch = v.pipe(
  v.string(),
  v.transform(readPatch),
  v.check((read) => read !== null, "is not a JSON object"),
);

const meta: WidgetMeta = {
  id: "set",
  place: "step",
  attributes: v.strictObject({ label: v.pipe(v.string(), v.minLength(1), v.maxLength(80)), patch }),
  load: () => import("./SetButton.svelte") as unknown as ReturnType<WidgetMeta["load"]>,
};
export default meta;
