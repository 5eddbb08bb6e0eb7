import { bytesInPieces } from "../../../storage/in-pieces";
import { unzip } from "../../../storage/zip";
import { Collection, type Maker } from "./collection.svelte";
import type { Drafts, MadeFile } from "./drafts";

const ending: Readonly<Record<Maker, RegExp>> = { camera: /\.png$/, pad: /\.png$/, microphone: /\.wav$/ };
/** Packing waits for a rest of the hand, and so much is lost at most when the browser is killed. */
const restMs = 800;

/** Goes on with a file that was made by this maker; else nothing is done. */
async function takeFile(collection: Collection, made: MadeFile | null): Promise<void> {
  const isNamedSo = made?.name === collection.fileName;
  const unpacked = isNamedSo ? await bytesInPieces(made.file).then(unzip, () => null) : null;
  if (!unpacked?.ok) return;
  const isOurs = [...unpacked.value.keys()].every(
    (path) => /^[^/]+\/\d{4,}\.\w+$/.test(path) && ending[collection.maker].test(path),
  );
  if (isOurs) collection.take(unpacked.value);
}

/**
 * The collections of one lab, made when they are first asked for: each goes on with its draft, or with the file in hand
 * where that was made by it. Its page disposes them.
 */
export class Collections {
  readonly #all = new Map<Maker, Promise<Collection>>();
  readonly #timers = new Map<Maker, ReturnType<typeof setTimeout>>();
  /** Rises with every change of a collection: what was packed before it is not kept any more. */
  readonly #changes = new Map<Maker, number>();

  /** @param drafts null: nothing is kept (an embed) */
  constructor(readonly drafts: Drafts | null) {}

  of(maker: Maker, inHand: () => Promise<MadeFile | null>): Promise<Collection> {
    const there = this.#all.get(maker) ?? this.#begin(maker, inHand);
    this.#all.set(maker, there);
    return there;
  }

  async #begin(maker: Maker, inHand: () => Promise<MadeFile | null>): Promise<Collection> {
    const collection = new Collection(maker);
    await takeFile(collection, (await this.drafts?.load(maker)) ?? (await inHand()));
    if (this.drafts) collection.onchange = () => this.#keepSoon(collection);
    return collection;
  }

  /** A collection's file was opened and is kept: its draft is needed no more. */
  async used(file: string): Promise<void> {
    for (const [maker, coming] of this.#all) {
      if ((await coming).fileName !== file) continue;
      this.#rest(maker);
      this.drafts?.save(maker, null);
    }
  }

  #keepSoon(collection: Collection): void {
    this.#rest(collection.maker);
    this.#timers.set(
      collection.maker,
      setTimeout(() => void this.#keep(collection), restMs),
    );
  }

  async #keep(collection: Collection): Promise<void> {
    const { maker, fileName } = collection;
    const changes = this.#rest(maker);
    const file = collection.count > 0 ? await collection.file() : null;
    if (this.#changes.get(maker) === changes) this.drafts?.save(maker, file && { name: fileName, file });
  }

  #rest(maker: Maker): number {
    clearTimeout(this.#timers.get(maker));
    this.#timers.delete(maker);
    const changes = (this.#changes.get(maker) ?? 0) + 1;
    this.#changes.set(maker, changes);
    return changes;
  }

  async dispose(): Promise<void> {
    const all = [...this.#all];
    this.#all.clear();
    for (const [maker, coming] of all) {
      const collection = await coming;
      if (this.#timers.has(maker)) await this.#keep(collection);
      collection.dispose();
    }
  }
}
