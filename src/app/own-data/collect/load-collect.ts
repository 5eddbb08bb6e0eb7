import { bytesInPieces } from "../../../storage/in-pieces";
import { unzip } from "../../../storage/zip";
import CameraShots from "./CameraShots.svelte";
import Collect from "./Collect.svelte";
import { Collection, makers, type Maker } from "./collection.svelte";
import PadDrawings from "./PadDrawings.svelte";
import SoundClips from "./SoundClips.svelte";

export { Collect };
export const devices = { camera: CameraShots, pad: PadDrawings, microphone: SoundClips } as const satisfies Record<
  Maker,
  unknown
>;

/** A file that was made of collected examples before. */
export interface MadeFile {
  readonly name: string;
  readonly file: Blob;
}

const ending: Readonly<Record<Maker, RegExp>> = { camera: /\.png$/, pad: /\.png$/, microphone: /\.wav$/ };

/** A collection that goes on with the file in hand where that was made by this maker; else an empty one. */
export async function collectionFrom(maker: Maker, made: MadeFile | null): Promise<Collection> {
  const collection = new Collection(maker);
  const isNamedSo = made?.name === collection.fileName;
  const unpacked = isNamedSo ? await unzip(await bytesInPieces(made.file)) : null;
  if (!unpacked?.ok) return collection;
  const isOurs = [...unpacked.value.keys()].every(
    (path) => /^[^/]+\/\d{4,}\.\w+$/.test(path) && ending[maker].test(path),
  );
  if (isOurs) collection.take(unpacked.value);
  return collection;
}

/** The collections of one lab, made when they are first asked for. Its page disposes them. */
export class Collections {
  #all = new Map<Maker, Promise<Collection>>();

  of(maker: Maker, file: () => Promise<MadeFile | null>): Promise<Collection> {
    const there = this.#all.get(maker) ?? file().then((made) => collectionFrom(maker, made));
    this.#all.set(maker, there);
    return there;
  }
  dispose(): void {
    for (const maker of makers) void this.#all.get(maker)?.then((collection) => collection.dispose());
    this.#all.clear();
  }
}
