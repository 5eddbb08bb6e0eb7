import type { Failure, Outcome } from "../experiment/failure";
import { openDatabase } from "./database";
import { fileKey } from "./file-key";
import { kinds, type Kept, type KeptRecord, type Kind } from "./kinds";
import { merge } from "./merge";
import type { KeptFile } from "./schemas";
import { MemoryShelf, type Change, type Shelf } from "./shelf";
import { Writer } from "./writer.svelte";

/** Edits made within this time are written together; no edit waits longer. */
const longestUnsavedMs = 700;

interface Unsaved {
  readonly kind: Kind;
  readonly key: string;
  readonly saved: number;
  /** Null: to be removed. */
  readonly value: Kept[Kind] | null;
}

const nameOf = (kind: Kind, key: string): string => `${kind}/${key}`;

/**
 * What is kept in the browser. The app makes one, awaits `open()`, and passes it by context. Loading always works; what
 * cannot be kept (storage denied or full, another tab writing) stays in memory, and the fields say so.
 */
export class Storage {
  /** False: nothing outlives this page (a sandboxed frame, a private window). */
  kept = $state(true);
  /** Something is not written yet. */
  saving = $state(false);
  /** Why the last write failed: "storage/full", "storage/write", or "storage/newer-app" (reload the page). */
  failure = $state.raw<Failure | null>(null);
  /** How many records could not be read and were set aside; `quarantined()` hands them out. */
  setAside = $state(0);
  /** Rises when this tab takes over from another: what is shown may be older than what is kept. */
  generation = $state(0);
  #outdated = $state(false);
  #shelf: Shelf = new MemoryShelf();
  #unsaved = new Map<string, Unsaved>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushing: Promise<void> = Promise.resolve();
  /** Records that nobody else has written since this tab saw them. */
  #known = new Set<string>();
  #askedToPersist = false;
  readonly #writer = new Writer(
    () => this.flush(),
    () => {
      this.#known.clear();
      this.generation += 1;
      this.#schedule();
    },
  );

  /** Another tab writes, or this one runs older code: edits stay in memory until `takeOver()`. */
  readonly readOnly = $derived(this.kept && (this.#outdated || this.#writer.isWriter === false));

  /** Opens the database, or falls back to memory. Never rejects. */
  async open(openShelf: typeof openDatabase = openDatabase): Promise<void> {
    try {
      this.#shelf = await openShelf(() => {
        this.#outdated = true;
        this.failure = { code: "storage/newer-app" };
      });
      await this.#writer.begin();
      this.setAside = (await this.#shelf.keys("quarantine")).length;
    } catch (error) {
      this.kept = false;
      if (error instanceof DOMException && error.name === "VersionError") this.failure = { code: "storage/newer-app" };
    }
    addEventListener("visibilitychange", this.#flushWhenHidden);
    addEventListener("pagehide", this.#flushWhenHidden);
  }

  async load<K extends Kind>(kind: K, key: string): Promise<Kept[K] | null> {
    const record = await this.#find(kind, key);
    this.#known.add(nameOf(kind, key));
    return record?.value ?? null;
  }

  /** All records of a kind, newest first. */
  async list<K extends Kind>(
    kind: K,
  ): Promise<readonly { readonly key: string; readonly saved: number; readonly value: Kept[K] }[]> {
    const keys = new Set(await this.#shelf.keys(kind));
    for (const unsaved of this.#unsaved.values()) if (unsaved.kind === kind) keys.add(unsaved.key);
    const records = await Promise.all([...keys].map(async (key) => ({ key, record: await this.#find(kind, key) })));
    return records.flatMap(({ key, record }) => (record ? [{ key, ...record }] : [])).sort((a, b) => b.saved - a.saved);
  }

  /** Keeps a value: at once in memory, in the browser within a second. Hand over a value that will not be changed. */
  save<K extends Kind>(kind: K, key: string, value: Kept[K]): void {
    this.#edit({ kind, key, saved: Date.now(), value });
  }

  remove(kind: Kind, key: string): void {
    this.#edit({ kind, key, saved: Date.now(), value: null });
  }

  /** Keeps a learner's file. @returns the key to load it by: its SHA-256. */
  async saveFile(name: string, bytes: ArrayBuffer): Promise<string> {
    const key = await fileKey(bytes);
    this.save("files", key, { name, bytes: new Uint8Array(bytes) } satisfies KeptFile);
    return key;
  }

  /** Keeps a record that came from elsewhere, merged with the one that is here. Used when a carried file is read. */
  async take<K extends Kind>(kind: K, key: string, saved: number, value: Kept[K]): Promise<"added" | "merged"> {
    const here = await this.#find(kind, key);
    const [older, newer]: [Kept[K] | undefined, Kept[K]] =
      here && here.saved > saved ? [value, here.value] : [here?.value, value];
    this.#edit({
      kind,
      key,
      saved: Math.max(saved, here?.saved ?? 0),
      value: older === undefined ? newer : merge(kind, older, newer),
    });
    return here ? "merged" : "added";
  }

  /** Writes everything that is not written yet. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#flushing = this.#flushing.then(() => this.#write()));
  }

  /** This tab becomes the one that writes; the other tab writes what it holds first. */
  takeOver(): Promise<void> {
    return this.#writer.takeOver();
  }

  /** What was set aside because it could not be read, to be offered as a file. */
  quarantined(): Promise<readonly unknown[]> {
    return this.#shelf.all("quarantine");
  }

  /** All that is kept, as one file for another device. */
  async exportAll(): Promise<Blob> {
    const { packAll } = await import("./carry");
    const packed = await packAll(
      await Promise.all(kinds.map(async (kind) => ({ kind, records: await this.list(kind) }))),
    );
    return new Blob([packed], { type: "application/zip" });
  }

  /** Reads such a file and merges it with what is here; nothing here is lost. */
  async importAll(
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Outcome<{ readonly added: number; readonly merged: number }>> {
    const { unpackAll } = await import("./carry");
    const unpacked = await unpackAll(bytes);
    if (!unpacked.ok) return unpacked;
    const counts = { added: 0, merged: 0 };
    for (const { kind, key, saved, value } of unpacked.value) counts[await this.take(kind, key, saved, value)] += 1;
    await this.flush();
    return { ok: true, value: counts };
  }

  async close(): Promise<void> {
    removeEventListener("visibilitychange", this.#flushWhenHidden);
    removeEventListener("pagehide", this.#flushWhenHidden);
    await this.flush();
    this.#writer.close();
    this.#shelf.close();
  }

  /** The record as it is to be, written or not. */
  async #find<K extends Kind>(kind: K, key: string): Promise<{ saved: number; value: Kept[K] } | null> {
    const unsaved = this.#unsaved.get(nameOf(kind, key));
    if (unsaved) return unsaved.value === null ? null : { saved: unsaved.saved, value: unsaved.value as Kept[K] };
    const raw = await this.#shelf.get(kind, key);
    return raw === undefined ? null : this.#read(kind, key, raw);
  }

  readonly #flushWhenHidden = (): void => {
    if (document.visibilityState === "hidden") void this.flush();
  };

  #edit(edit: Unsaved): void {
    this.#unsaved.set(nameOf(edit.kind, edit.key), edit);
    this.saving = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#unsaved.size > 0) this.#timer ??= setTimeout(() => void this.flush(), longestUnsavedMs);
  }

  async #write(): Promise<void> {
    if (this.readOnly || this.#unsaved.size === 0) return;
    const edits = [...this.#unsaved.values()];
    let failure = await this.#tryToWrite(edits);
    if (failure && edits.length > 1) {
      // One large file that has no room must not keep a lesson's answer from being kept.
      const failures = [];
      for (const edit of edits) failures.push(await this.#tryToWrite([edit]));
      failure = failures.find((each) => each !== null) ?? null;
    }
    this.failure = failure;
    this.saving = this.#unsaved.size > 0;
    if (!failure) this.#askToPersist();
  }

  /** What cannot be written stays unsaved: in memory, exportable, and tried again with the next edit. */
  async #tryToWrite(edits: readonly Unsaved[]): Promise<Failure | null> {
    try {
      await this.#shelf.write(await Promise.all(edits.map((edit) => this.#change(edit))));
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      if (!full) console.error(error);
      return { code: full ? "storage/full" : "storage/write", values: { message: String(error) } };
    }
    for (const edit of edits) {
      const name = nameOf(edit.kind, edit.key);
      if (this.#unsaved.get(name) === edit) this.#unsaved.delete(name);
      this.#known.add(name);
    }
    return null;
  }

  async #change({ kind, key, saved, value }: Unsaved): Promise<Change> {
    if (value === null) return { store: kind, key, record: null };
    // A state proxy cannot be stored. Runs and files are none, and too large to copy for nothing.
    const plain = kind === "progress" ? ($state.snapshot(value) as Kept[Kind]) : value;
    return {
      store: kind,
      key,
      record: { key, saved, value: await this.#withOthersEdits(kind, key, plain) } satisfies KeptRecord,
    };
  }

  async #withOthersEdits<K extends Kind>(kind: K, key: string, mine: Kept[K]): Promise<Kept[K]> {
    if (this.#known.has(nameOf(kind, key))) return mine;
    const raw = await this.#shelf.get(kind, key);
    const theirs = raw === undefined ? null : await this.#read(kind, key, raw);
    return theirs ? merge(kind, theirs.value, mine) : mine;
  }

  /** Checks a record; one that does not meet its schema is set aside, and the app goes on without it. */
  async #read<K extends Kind>(kind: K, key: string, raw: unknown): Promise<{ saved: number; value: Kept[K] } | null> {
    // The schemas come with the first record: a learner who has just arrived has none.
    const { readRecord } = await import("./schemas");
    const record = readRecord(kind, raw);
    if (record) return record;
    if (!this.readOnly) {
      const aside: KeptRecord = { key: nameOf(kind, key), saved: Date.now(), value: raw };
      try {
        await this.#shelf.write([
          { store: "quarantine", key: aside.key, record: aside },
          { store: kind, key, record: null },
        ]);
        this.setAside += 1;
      } catch (error) {
        console.error(error); // it stays where it is, and is left out again next time
      }
    }
    return null;
  }

  #askToPersist(): void {
    if (this.#askedToPersist || !this.kept) return;
    this.#askedToPersist = true;
    navigator.storage?.persist?.().catch(() => {});
  }
}
