import type { Failure, Outcome } from "../experiment/failure";
import { isFull, openAsItIs, openDatabase } from "./database";
import type { FileDigest } from "./carry";
import { kinds, type Kept, type KeptRecord, type Kind } from "./kinds";
import { merge } from "./merge";
import { MemoryShelf, type Change, type Shelf, type ShelfEvents } from "./shelf";
import { Writer } from "./writer.svelte";

/** Edits made within this time are written together; no edit waits longer. */
const longestUnsavedMs = 500;
/** What found no room is tried again after this time, then twice this, and so on. */
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;
/** How long a newer app in another tab waits for what this one holds. */
const longestGivingWayMs = 1_000;
/** A record that the database has, and cannot give back. */
const unreadable = ["DataError", "NotReadableError", "UnknownError"];

interface Unsaved {
  readonly kind: Kind;
  readonly key: string;
  readonly saved: number;
  /** Absent: to be removed. */
  readonly value?: Kept[Kind];
}

interface Dated<K extends Kind> {
  readonly saved: number;
  readonly value: Kept[K];
}

/** Both of them in one, where the newer has the last word. */
function newest<K extends Kind>(kind: K, here: Dated<K>, other: Dated<K>): Dated<K> {
  const [older, newer] = here.saved > other.saved ? [other, here] : [here, other];
  return { saved: newer.saved, value: merge(kind, older.value, newer.value) };
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
  /** Rises when this tab has taken over from another: what is shown may be older than what is kept. */
  generation = $state(0);
  #outdated = $state(false);
  #shelf: Promise<Shelf> = Promise.resolve(new MemoryShelf());
  #isOpen = false;
  #unsaved = new Map<string, Unsaved>();
  /** What could not be written: it waits for a better moment, and keeps nothing else from being written. */
  #stuck = new Set<Unsaved>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #flushing: Promise<void> = Promise.resolve();
  /** Records that nobody else has written since this tab loaded them. */
  #known = new Set<string>();
  #askedToPersist = false;
  readonly #writer = new Writer(
    () => this.flush(),
    () => {
      this.#known.clear();
      if (this.#isOpen) void this.flush().then(() => (this.generation += 1));
    },
  );

  /** Another tab writes, or this one runs older code: edits stay in memory until `takeOver()`. */
  readonly readOnly = $derived(this.kept && (this.#outdated || this.#writer.isWriter === false));

  /** Opens the database, or falls back to memory. Never rejects. */
  async open(openShelf: typeof openDatabase = openDatabase): Promise<void> {
    this.#shelf = this.#openShelf(openShelf);
    const shelf = await this.#shelf;
    if (this.kept && !this.#outdated) await this.#writer.begin();
    this.setAside = (await shelf.keys("quarantine").catch(() => [])).length;
    this.#isOpen = true;
    addEventListener("visibilitychange", this.#flushWhenHidden);
    addEventListener("pagehide", this.#flushWhenHidden);
    addEventListener("beforeunload", this.#holdUnsaved);
  }

  async #openShelf(open: (events: ShelfEvents) => Promise<Shelf>): Promise<Shelf> {
    try {
      const shelf = await open({
        givingWay: () =>
          Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, longestGivingWayMs))]),
        outdated: () => {
          this.#becomeOutdated();
          this.#shelf = this.#openShelf(openAsItIs);
        },
        lost: () => {
          this.#known.clear();
          this.#shelf = this.#openShelf(open);
          void this.flush();
        },
      });
      if (shelf.newer) this.#becomeOutdated();
      return shelf;
    } catch {
      this.kept = false;
      return new MemoryShelf();
    }
  }

  #becomeOutdated(): void {
    this.#outdated = true;
    this.failure = { code: "storage/newer-app" };
    this.#writer.close(); // the newer one writes
  }

  async load<K extends Kind>(kind: K, key: string): Promise<Kept[K] | null> {
    const name = nameOf(kind, key);
    const unsaved = this.#unsaved.get(name);
    const record = await this.#find(kind, key);
    if (this.#unsaved.get(name) === unsaved) {
      // From here on the page edits what both tabs have done.
      if (unsaved && record && record.value !== unsaved.value) this.#unsaved.set(name, { kind, key, ...record });
      this.#known.add(name);
    }
    return record?.value ?? null;
  }

  /** All records of a kind, newest first. */
  async list<K extends Kind>(
    kind: K,
  ): Promise<readonly { readonly key: string; readonly saved: number; readonly value: Kept[K] }[]> {
    const keys = new Set(await (await this.#shelf).keys(kind));
    for (const unsaved of this.#unsaved.values()) if (unsaved.kind === kind) keys.add(unsaved.key);
    const records = await Promise.all([...keys].map(async (key) => ({ key, record: await this.#find(kind, key) })));
    return records.flatMap(({ key, record }) => (record ? [{ key, ...record }] : [])).sort((a, b) => b.saved - a.saved);
  }

  /** Keeps a value: at once in memory, in the browser within a second. Hand over a value that will not be changed. */
  save<K extends Kind>(kind: K, key: string, value: Kept[K]): void {
    this.#edit({ kind, key, saved: Date.now(), value });
  }

  remove(kind: Kind, key: string): void {
    this.#edit({ kind, key, saved: Date.now() });
  }

  /** Keeps a record that came from elsewhere, merged with the one that is here. Used when a carried file is read. */
  async take<K extends Kind>(kind: K, key: string, saved: number, value: Kept[K]): Promise<"added" | "merged"> {
    const here = await this.#find(kind, key);
    this.#edit({ kind, key, ...(here ? newest(kind, here, { saved, value }) : { saved, value }) });
    return here ? "merged" : "added";
  }

  /** Writes everything that is not written yet, but for what found no room a moment ago. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#flushing = this.#flushing.then(() => this.#write()));
  }

  #retry(): Promise<void> {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    this.#stuck.clear();
    return this.flush();
  }

  /** This tab becomes the one that writes; the other tab writes what it holds first. */
  async takeOver(): Promise<void> {
    if (!this.#outdated) await this.#writer.takeOver();
  }

  /** What was set aside because it could not be read, as it was. */
  async quarantined(): Promise<readonly unknown[]> {
    return (await this.#shelf).all("quarantine");
  }

  /** The same as text, for a file. */
  async setAsideText(): Promise<string> {
    const { setAsideText } = await import("./set-aside-text");
    return setAsideText(await this.quarantined());
  }

  /** All that is kept, as one file for another device. */
  async exportAll(): Promise<Blob> {
    const { packAll } = await import("./carry");
    return packAll(await Promise.all(kinds.map(async (kind) => ({ kind, records: await this.list(kind) }))));
  }

  /** Reads such a file and merges it with what is here; nothing here is lost. */
  async importAll(
    file: Blob,
    digest: FileDigest,
  ): Promise<Outcome<{ readonly added: number; readonly merged: number }>> {
    const { unpackAll } = await import("./carry");
    const unpacked = await unpackAll(file, digest);
    if (!unpacked.ok) return unpacked;
    const counts = { added: 0, merged: 0 };
    for (const { kind, key, saved, value } of unpacked.value) counts[await this.take(kind, key, saved, value)] += 1;
    await this.flush();
    return { ok: true, value: counts };
  }

  async close(): Promise<void> {
    removeEventListener("visibilitychange", this.#flushWhenHidden);
    removeEventListener("pagehide", this.#flushWhenHidden);
    removeEventListener("beforeunload", this.#holdUnsaved);
    await this.#retry();
    clearTimeout(this.#retryTimer);
    this.#writer.close();
    (await this.#shelf).close();
  }

  /** The record as it is to be, written or not. */
  async #find<K extends Kind>(kind: K, key: string): Promise<Dated<K> | null> {
    const name = nameOf(kind, key);
    const unsaved = this.#unsaved.get(name);
    if (unsaved && unsaved.value === undefined) return null;
    const mine = unsaved ? { saved: unsaved.saved, value: unsaved.value as Kept[K] } : null;
    if (mine && this.#known.has(name)) return mine;
    const theirs = await this.#stored(kind, key);
    return theirs && mine ? newest(kind, theirs, mine) : (mine ?? theirs);
  }

  readonly #flushWhenHidden = (): void => {
    if (document.visibilityState === "hidden") void this.#retry();
  };

  /** The browser asks before it closes a page whose work would be lost. */
  readonly #holdUnsaved = (event: BeforeUnloadEvent): void => {
    if (this.#unsaved.size > 0 && (this.failure || this.readOnly)) event.preventDefault();
  };

  #edit(edit: Unsaved): void {
    this.#unsaved.set(nameOf(edit.kind, edit.key), edit);
    this.saving = true;
    this.#timer ??= setTimeout(() => void this.flush(), longestUnsavedMs);
  }

  async #write(): Promise<void> {
    const edits = [...this.#unsaved.values()].filter((edit) => !this.#stuck.has(edit));
    if (this.readOnly || edits.length === 0) return;
    let failure = await this.#tryToWrite(edits);
    if (failure) {
      // One large file that has no room must not keep a lesson's answer from being kept.
      const failures: Failure[] = [];
      for (const edit of edits) {
        const why = edits.length === 1 ? failure : await this.#tryToWrite([edit]);
        if (!why) continue;
        failures.push(why);
        this.#stuck.add(edit);
      }
      failure = failures[0] ?? null;
    }
    const stuck = [...this.#unsaved.values()].some((edit) => this.#stuck.has(edit));
    if (!this.#outdated && (failure || !stuck)) this.failure = failure;
    this.saving = this.#unsaved.size > 0;
    if (!stuck) this.#retryMs = firstRetryMs;
    else if (!failure && edits.some((edit) => edit.value === undefined))
      void this.#retry(); // there is room now, perhaps
    else this.#retryTimer ??= setTimeout(() => void this.#retry(), this.#nextRetryMs());
    if (!failure) this.#askToPersist();
  }

  #nextRetryMs(): number {
    const now = this.#retryMs;
    this.#retryMs = Math.min(2 * now, longestRetryMs);
    return now;
  }

  /** What cannot be written stays unsaved: in memory, exportable, and tried again. */
  async #tryToWrite(edits: readonly Unsaved[]): Promise<Failure | null> {
    try {
      const shelf = await this.#shelf;
      await shelf.write(await Promise.all(edits.map((edit) => this.#change(edit))));
    } catch (error) {
      const full = isFull(error);
      if (!full) console.error(error);
      return { code: full ? "storage/full" : "storage/write", values: { message: String(error) } };
    }
    for (const edit of edits) {
      const name = nameOf(edit.kind, edit.key);
      if (this.#unsaved.get(name) === edit) this.#unsaved.delete(name);
    }
    return null;
  }

  async #change({ kind, key, saved, value }: Unsaved): Promise<Change> {
    if (value === undefined) return { store: kind, key, record: null };
    // A state proxy cannot be stored. Runs and files are none, and too large to copy for nothing.
    const plain = kind === "progress" ? ($state.snapshot(value) as Kept[Kind]) : value;
    const record = await this.#withOthersEdits(kind, key, { saved, value: plain });
    return { store: kind, key, record: { key, ...record } satisfies KeptRecord };
  }

  /** Until the page has loaded what another tab wrote, whatever it saves is brought together with that. */
  async #withOthersEdits<K extends Kind>(kind: K, key: string, mine: Dated<K>): Promise<Dated<K>> {
    const name = nameOf(kind, key);
    if (this.#known.has(name)) return mine;
    const theirs = await this.#stored(kind, key);
    if (theirs) return newest(kind, theirs, mine);
    this.#known.add(name); // nobody else wrote it
    return mine;
  }

  async #stored<K extends Kind>(kind: K, key: string): Promise<Dated<K> | null> {
    const shelf = await this.#shelf;
    try {
      const raw = await shelf.get(kind, key);
      return raw === undefined ? null : await this.#read(kind, key, raw);
    } catch (error) {
      if (!(error instanceof DOMException && unreadable.includes(error.name))) throw error;
      console.warn(`${nameOf(kind, key)}: ${error.message}`);
      return null;
    }
  }

  /** Checks a record; one that does not meet its schema is set aside, and the app goes on without it. */
  async #read<K extends Kind>(kind: K, key: string, raw: unknown): Promise<Dated<K> | null> {
    // The schemas come with the first record: a learner who has just arrived has none.
    const { readRecord } = await import("./schemas");
    const found = readRecord(kind, raw);
    if (found?.isOld) await this.#renew(kind, key, found.record);
    if (found) return found.record;
    if (!this.readOnly) {
      const aside: KeptRecord = { key: nameOf(kind, key), saved: Date.now(), value: raw };
      try {
        const shelf = await this.#shelf;
        await shelf.write([
          { store: "quarantine", key: aside.key, record: aside },
          { store: kind, key, record: null },
        ]);
        this.setAside = (await shelf.keys("quarantine")).length;
      } catch (error) {
        console.warn(error); // it stays where it is, and is left out again next time
      }
    }
    return null;
  }

  /** Writes what lay there in an older form in the present one, where there is room for both for a moment. */
  async #renew<K extends Kind>(kind: K, key: string, record: Dated<K>): Promise<void> {
    if (this.readOnly || this.#unsaved.has(nameOf(kind, key))) return;
    const shelf = await this.#shelf;
    await shelf.write([{ store: kind, key, record: { key, ...record } }]).catch(() => {});
  }

  #askToPersist(): void {
    if (this.#askedToPersist || !this.kept) return;
    this.#askedToPersist = true;
    navigator.storage?.persist?.().catch(() => {});
  }
}
