import { wholeNumber } from "../attributes";
import type { WidgetMeta } from "../widget";

/** A picture of the table and its numbers beside it. `picture`: which one at first, counted from 1. */
const meta: WidgetMeta = {
  id: "pixels",
  place: "bench",
  attributes: { picture: wholeNumber(1, 1_000_000) },
  load: () => import("./PixelNumbers.svelte"),
};
export default meta;
