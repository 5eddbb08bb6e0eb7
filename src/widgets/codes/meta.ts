import { yesOrNo } from "../attributes";
import type { WidgetMeta } from "../widget";

/** The codes of an autoencoder: each row by its code, what the decoder draws anywhere, the rows it rebuilds worst. */
const meta: WidgetMeta = {
  id: "codes",
  place: "bench",
  attributes: { labels: yesOrNo },
  load: () => import("./Codes.svelte"),
};
export default meta;
