import { oneOf } from "../attributes";
import type { WidgetMeta } from "../widget";

/** A sound made by a formula, or recorded, as a wave and as a spectrogram. `sound`: which at first. */
const meta: WidgetMeta = {
  id: "spectrogram",
  place: "bench",
  attributes: { sound: oneOf("tone", "chord", "sweep", "noise") },
  load: () => import("./SoundNumbers.svelte"),
};
export default meta;
