import type { Storage } from "../../../storage/storage.svelte";
import type { Maker } from "./collection.svelte";

/** A file that was made of collected examples. */
export interface MadeFile {
  readonly name: string;
  readonly file: Blob;
}

/** What is collected and not used yet, for when the page goes. */
export interface Drafts {
  load(maker: Maker): Promise<MadeFile | null>;
  /** null: there is none any more. */
  save(maker: Maker, made: MadeFile | null): void;
}

const keyOf = (maker: Maker): string => `draft/${maker}`;

/** Drafts lie beside the learner's other files: they are listed, removed and carried with those. */
export const draftsIn = (storage: Storage): Drafts => ({
  load: (maker) => storage.load("files", keyOf(maker)),
  save(maker, made) {
    if (made) storage.save("files", keyOf(maker), made);
    else storage.remove("files", keyOf(maker));
  },
});
