import * as v from "valibot";
import { extrasCache } from "../../service-worker/names";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const extra = v.object({
  /** "backend": the code of a GPU backend. "chapter": data that a chapter's lessons start from. "shelf": all other data. */
  kind: v.picklist(["backend", "chapter", "shelf"]),
  name: v.string(),
  files: v.array(v.object({ url: v.pipe(v.string(), v.startsWith("assets/")), bytes: count })),
});
const offlineList = v.object({ app: v.object({ files: count, bytes: count }), extras: v.array(extra) });
type ListedExtra = v.InferOutput<typeof extra>;

/** Something that can be kept on this device besides the app, file by file. */
export class KeptExtra {
  readonly bytes: number;
  /** Of `bytes`, what is on this device. */
  keptBytes = $state(0);
  working = $state(false);
  failed = $state(false);
  readonly kept = $derived.by(() => this.keptBytes === this.bytes);

  constructor(
    readonly listed: ListedExtra,
    private readonly cache: Cache,
  ) {
    this.bytes = listed.files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async look(): Promise<void> {
    let bytes = 0;
    for (const file of this.listed.files) if (await this.cache.match(address(file.url))) bytes += file.bytes;
    this.keptBytes = bytes;
  }

  /** Fetches what is missing. Never rejects: `failed` says that the network or the room on this device gave out. */
  async keep(): Promise<void> {
    this.working = true;
    this.failed = false;
    try {
      for (const { url } of this.listed.files) {
        if (!(await this.cache.match(address(url)))) await this.cache.add(address(url));
        await this.look();
      }
    } catch {
      this.failed = true;
    }
    this.working = false;
  }

  async remove(): Promise<void> {
    for (const { url } of this.listed.files) await this.cache.delete(address(url));
    this.failed = false;
    await this.look();
  }
}

export interface OfflineFiles {
  /** Bytes of the app itself, which is kept whole. */
  readonly appBytes: number;
  readonly extras: readonly KeptExtra[];
}

/** What the build says can be kept (scripts/offline-list.ts). Rejects where it is not there, or where nothing can be kept. */
export async function readOfflineFiles(): Promise<OfflineFiles> {
  const response = await fetch(address("offline.json"));
  const list = v.parse(offlineList, await response.json());
  const cache = await caches.open(extrasCache);
  const extras = list.extras.map((listed) => new KeptExtra(listed, cache));
  await Promise.all(extras.map((one) => one.look()));
  return { appBytes: list.app.bytes, extras };
}

const address = (url: string): string => new URL(url, document.baseURI).href;
