import type { WidgetMeta } from "../widget";

/** The card of the dataset in hand: who made it, who is in it, on what terms, what was done to it, what is wrong with it. */
const meta: WidgetMeta = {
  id: "card",
  place: "bench",
  attributes: {},
  load: () => import("./Card.svelte"),
};
export default meta;
