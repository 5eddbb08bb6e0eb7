import CameraShots from "./CameraShots.svelte";
import Collect from "./Collect.svelte";
import type { Maker } from "./collection.svelte";
import { Collections } from "./collections";
import PadDrawings from "./PadDrawings.svelte";
import SoundClips from "./SoundClips.svelte";

export { Collect, Collections };
export const devices = { camera: CameraShots, pad: PadDrawings, microphone: SoundClips } as const satisfies Record<
  Maker,
  unknown
>;
