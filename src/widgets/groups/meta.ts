import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The groups of a clustering: their centres as pictures or numbers, their sizes, their names. `show`: what is seen first. */
const meta: WidgetMeta = {
  id: "groups",
  place: "bench",
  attributes: { show: oneOf("groups", "names", "labels") },
  load: () => import("./Groups.svelte"),
};
export default meta;
