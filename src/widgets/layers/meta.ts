import type { WidgetMeta } from "../widget";

/** How each layer fares while a run trains: its weights, answers, slopes and steps; units that are dead or stuck. */
const meta: WidgetMeta = {
  id: "layers",
  place: "bench",
  attributes: {},
  load: () => import("./Layers.svelte"),
};
export default meta;
